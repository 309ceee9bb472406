"""The screen: Qt Widgets over the core."""
