"""A good reader would have broken here: French."""

from __future__ import annotations

import pytest

from kit.check.breaking import choose

READ = """
On nous a dit de nous taire / et de marcher derrière le vieil homme.
Je n’aurais jamais cru voir / la rivière de l’autre côté.
Ma mère m’a demandé / si je voulais rentrer avec elle en Corée.
Nous avons traversé la rivière / au milieu de la nuit.
S’ils vous attrapent, / ils vous renvoient au camp.
Elle attendait depuis trois ans / quand ils l’ont laissée partir.
Il y avait plus de vingt personnes / cachées dans une pièce.
Je voulais étudier la médecine, / mais ma famille n’avait pas d’argent.
C’était la seule façon de sortir du pays / que nous connaissions.
Personne dans ma famille / n’a jamais parlé de cette nuit-là.
On nous a dit d’attendre ici / jusqu’à ce que quelqu’un vienne.
Il a dit qu’il était désolé / et qu’il reviendrait bientôt.
La première fois que j’ai entendu sa voix, / je n’y ai pas cru.
Elle travaille avec M. Park, / qui aide les réfugiés à Bangkok.
Il faut faire très attention / à ce qu’on dit aux voisins.
Ils ont marché 15 jours sans nourriture / ni endroit où dormir.
La frontière entre la Chine / et la Corée du Nord est un fleuve.
Je ne sais pas / si mon frère est vivant ou en prison.
Tout le monde savait / que la police surveillait notre maison.
Le film raconte la fuite / de plusieurs familles vers le sud.
Si personne ne parle de nous, / c’est comme si nous n’existions pas.
Mon père disait toujours / qu’il fallait se méfier des voisins.
Nous avons attendu le matin / avant de frapper à la porte.
Elle ne m’a jamais dit / où elle avait appris le chinois.
Les soldats ont fouillé la maison / pendant que nous dormions.
"""


@pytest.mark.parametrize("read", READ.strip().splitlines())
def test_a_cue_breaks_where_a_good_reader_pauses(read: str) -> None:
    words = read.replace(" / ", " ").split(" ")
    sizes = choose.best(words, "fr", "plain", 42, 2)
    assert sizes
    assert f"{' '.join(words[: sizes[0]])} / {' '.join(words[sizes[0] :])}" == read
