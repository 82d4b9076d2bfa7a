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
Ma mère nous a préparé / du riz blanc le matin de mon départ.
Si cet homme ne m’avait pas aidée, / je ne serais pas là aujourd’hui.
Avant de traverser le fleuve, / on s’est regardés une dernière fois.
Quand nous sommes arrivés à la frontière, / le soleil se couchait déjà.
Mon père nous a répété / de ne jamais en parler à personne.
Ils ne nous ont jamais demandé / d’où nous venions ni pourquoi.
C’était la première fois de ma vie / que je pouvais rire aux éclats.
Je travaillais jour et nuit / pour envoyer de l’argent à mon frère.
Le passeur menaçait de nous dénoncer / si on ne payait pas plus.
Même après mon arrivée en Corée, / je ne pouvais pas dire mon nom.
C’est la seule photo / que j’aie de toute ma famille réunie.
On m’a dit que la moitié du village / était morte de faim cet hiver-là.
Nous n’aurions jamais imaginé / que notre famille serait réunie.
Si la police chinoise nous attrapait, / elle nous renvoyait là-bas.
On me demande souvent pourquoi / j’ai abandonné mon pays natal.
Je me souviens encore des histoires / que racontait ma grand-mère.
Au lieu de répondre, / il a longuement regardé par la fenêtre.
Cela fait plus de vingt ans / que nous avons traversé le fleuve Tumen.
Grâce à mon professeur, / j’ai pu aller à l’école jusqu’au bout.
Je croyais qu’on se reverrait un jour / tant qu’on restait en vie.
La première fois que j’ai vu Séoul, / la nuit était claire comme le jour.
Il a fallu passer la frontière du Laos / à pied et sans passeport.
Nous ne savons toujours pas / qui nous a vendus à la police.
Elle se lève tous les jours avant l’aube / et prie pour mon frère.
Depuis cette nuit-là, / je n’ai jamais pu m’approcher d’un fleuve.
Quand j’ai appris la nouvelle, / je n’ai rien pu manger pendant des jours.
Une de mes amies a été arrêtée / pour avoir regardé des séries du Sud.
Je ne veux pas laisser / un monde pareil à mes enfants.
Quand la frontière s’ouvrira, / j’irai d’abord sur la tombe de ma mère.
Le vieil homme d’à côté nous a donné / un sac de maïs et du sel.
C’était le genre de femme / qui ne détourne jamais les yeux.
Il a dit aux gardes qu’il allait voir / sa tante malade en ville.
Je crois que personne ici ne sait / ce qui est arrivé à Ji-yeon.
"""


@pytest.mark.parametrize("read", READ.strip().splitlines())
def test_a_cue_breaks_where_a_good_reader_pauses(read: str) -> None:
    words = read.replace(" / ", " ").split(" ")
    sizes = choose.best(words, "fr", "plain", 42, 2)
    assert sizes
    assert f"{' '.join(words[: sizes[0]])} / {' '.join(words[sizes[0] :])}" == read


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("La femme entre / dans la pièce.", False),
        ("Personne ne sait qu’elle entre / avec le passeur.", False),
        ("On attend qu’il entre / et on ferme la porte.", False),
        ("Il faut qu’elle entre / la tête haute.", False),
        ("La frontière passe entre / la Chine et la Corée.", True),
        ("Nous étions assis entre / deux soldats.", True),
    ],
)
def test_the_verb_entrer_is_no_preposition(text: str, certain: bool) -> None:
    above, below = text.split(" / ")
    assert choose.is_bad(choose.between(above, below, "fr-FR")) is certain
