"""Judges what ``diff`` calls compatible: does what worked with the old client work with the new one?"""
