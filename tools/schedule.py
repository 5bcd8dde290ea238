"""What a lecturer can plan: which chapters in which time, added up by the chapters' own minutes."""

from chapter import Chapter

ROOM = 1.5  # an hour of talk takes an hour and a half in a room that guesses, runs and asks

# The second route: what a program that shares memory needs first, then the rest.
BY_NEED = (1, 2, 3, 14, 4, 12, 13, 17, 16, 5, 6, 7, 8, 9, 10, 11, 15, 18, 19, 20)

# Which chapters, and whether the core of each or its whole path.
PLANS = [
    ("one day", "path", (0, 2, 3, 14)),
    ("one day, more of it", "core", (0, 1, 2, 3, 4, 14, 12, 5)),
    ("three days, the first", "path", (0, 1, 2, 3)),
    ("three days, the second", "path", (14, 4, 12)),
    ("three days, the third", "path", (5, 8, 20)),
    ("a semester", "path", tuple(range(21))),
]


def talk(chapter: Chapter, part: str) -> int:
    """Minutes of talk; a chapter without a core is told whole."""
    return (chapter.core_minutes if part == "core" else 0) or chapter.minutes


def words(told: list[Chapter], part: str) -> str:
    """`0 whole, core of 1, 2`: a chapter without a core has nothing to leave out."""
    whole = [each for each in told if part == "core" and not each.core_minutes]
    rest = [each for each in told if each not in whole]
    return (
        "".join(f"{each.number} whole, " for each in whole)
        + f"{part} of "
        + ", ".join(str(each.number) for each in rest)
    )


def table(every: list[Chapter]) -> str:
    """The plans as a Markdown table, with the chapters that are written."""
    rows = [["plan", "chapters", "minutes of talk", "hours in the room"], ["---", "---", "---:", "---:"]]
    for plan, part, numbers in PLANS:
        told = [each for number in numbers for each in every if each.number == number]
        minutes = sum(talk(each, part) for each in told)
        rows.append([plan, words(told, part), str(minutes), f"{minutes * ROOM / 60:.1f}"])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
