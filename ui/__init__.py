"""The Qt application, and the headless commands of main.py."""
