"""What a text shows of the ways it came: another language, a scanner, a rewriting machine."""

from stemma.stages.damage.finding import DamageSettings, find_damage

__all__ = ["DamageSettings", "find_damage"]
