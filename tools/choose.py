"""Which chapters somebody means who says the beginnings of their names."""

from say import Trouble


def stems(names: list[str], known: list[str]) -> list[str]:
    """The known names that begin with these words, each once; a number may lack its nought."""
    chosen = []
    for name in names:
        beginning = name.zfill(2) if name.isdigit() else name
        found = [stem for stem in known if stem.startswith(beginning)]
        if not found:
            raise Trouble(
                f"There is no chapter {name}: name one of {', '.join(known) or 'none yet'}, for example CHAPTER=02."
            )
        chosen += [stem for stem in found if stem not in chosen]
    return chosen
