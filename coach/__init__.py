"""The core of After the Beep: hears a voicemail, marks it, keeps it. Works with the screen switched off."""
