"""Yishi (议事): the statutory business of a local People's Congress and its Standing Committee."""
