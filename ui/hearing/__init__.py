"""Microphone, speaker and speech model as pages show and check them."""
