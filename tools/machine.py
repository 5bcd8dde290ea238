"""Which package to name on the reader's system."""

import os
import platform
import sys

PACKAGES = {
    "debian": {
        "jdk": "sudo apt install openjdk-25-jdk",
        "maven": "sudo apt install maven",
        "venv": "sudo apt install python3-venv",
    },
    "fedora": {
        "jdk": "sudo dnf install java-25-openjdk-devel",
        "maven": "sudo dnf install maven",
        "venv": "sudo dnf install python3",
    },
    "arch": {"jdk": "sudo pacman -S jdk25-openjdk", "maven": "sudo pacman -S maven", "venv": "sudo pacman -S python"},
    "suse": {
        "jdk": "sudo zypper install java-25-openjdk-devel",
        "maven": "sudo zypper install maven",
        "venv": "sudo zypper install python3",
    },
    "alpine": {"jdk": "sudo apk add openjdk25", "maven": "sudo apk add maven", "venv": "sudo apk add python3"},
    "macos": {"jdk": "brew install openjdk@25", "maven": "brew install maven", "venv": "brew install python"},
    "conda": {
        "jdk": "conda install -c conda-forge openjdk=25",
        "maven": "conda install -c conda-forge maven",
        "venv": "conda install -c conda-forge python=3.12",
    },
}
FAMILIES = {"ubuntu": "debian", "rhel": "fedora", "centos": "fedora", "opensuse": "suse", "sles": "suse"}
SDKMAN = "sdk install java 25-tem (SDKMAN)"


def system(env=os.environ, release=None, name=sys.platform) -> tuple[str, str]:
    """The family whose packages fit, and the system's version ('' where it does not matter)."""
    if env.get("CONDA_PREFIX"):
        return "conda", ""
    if name == "darwin":
        return "macos", ""
    release = _os_release() if release is None else release
    for word in [release.get("ID", ""), *release.get("ID_LIKE", "").split()]:
        family = FAMILIES.get(word, word)
        if family in PACKAGES:
            return family, release.get("VERSION_ID", "") if release.get("ID") == "debian" else ""
    return "unknown", ""


def install(what: str, **known) -> str:
    """What to say or to do to get `jdk`, `maven` or `venv` here, as the end of a sentence."""
    family, version = system(**known)
    if what == "jdk" and family == "debian" and version.split(".")[0] in ("11", "12"):
        return f"Debian {version} has no package of it: install Eclipse Temurin 25 from Adoptium, or say: {SDKMAN}"
    if family in PACKAGES:
        return f"say: {PACKAGES[family][what]}"
    return {
        "jdk": f"install your system's package of OpenJDK 25, or say: {SDKMAN}",
        "maven": "install your system's package of Apache Maven",
        "venv": "install your system's package of Python's module venv",
    }[what]


def _os_release() -> dict[str, str]:
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}
