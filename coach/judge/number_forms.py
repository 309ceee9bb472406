"""The digit strings by which a telephone number may be said whole."""

from __future__ import annotations

from functools import lru_cache

REPEAT_DIGITS = 7
"""So many last digits make a second saying whole (DOMAIN, `number_repeat`)."""
LEAST_SLURRED = 10
"""Only of numbers with so many digits may a zero be swallowed: those of fewer are told apart by each."""


@lru_cache(maxsize=64)
def dialled_forms(phone: str) -> tuple[str, ...]:
    """Digit strings that say the whole number: at home, with the country code, without the trunk zero."""
    import phonenumbers

    try:
        number = phonenumbers.parse(phone, None if phone.strip().startswith("+") else "US")
    except phonenumbers.NumberParseException:
        digits = "".join(sign for sign in phone if sign.isdecimal())
        return (digits,) if len(digits) >= 5 else ()
    bare = phonenumbers.national_significant_number(number)
    if len(bare) < 5:
        return ()
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    trunk = phonenumbers.ndd_prefix_for_region(region, True) or ""
    # America's trunk '1' is no part of the number; elsewhere the zero is said at home.
    home = trunk + bare if trunk == "0" else bare
    code = str(number.country_code)
    forms = (home, bare, code + bare, code + home, "00" + code + bare, "011" + code + bare)
    return tuple(dict.fromkeys(forms))


def sure_forms(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The forms but for the one that lacks its trunk zero."""
    return tuple(form for form in forms if f"0{form}" not in forms)


def slurred_forms(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The forms as they are heard when a zero of the area code is swallowed: 'two oh seven' as 'two seven'.

    Nobody leaves that zero out; of the seven digits that tell lines apart none may be missing.
    """
    shorter = [form for form in forms if f"0{form}" in forms]
    for form in forms:
        area, line = form[:-REPEAT_DIGITS], form[-REPEAT_DIGITS:]
        zeros = [at for at, digit in enumerate(area) if digit == "0" and at > 0]
        shorter += [area[:at] + area[at + 1 :] + line for at in zeros if len(form) >= LEAST_SLURRED]
    return tuple(dict.fromkeys(shorter))
