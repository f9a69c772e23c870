"""Plain words of an emergency in Spanish, French, German and Portuguese. The floor is what reads these.

The plain line has no accents and no apostrophes: "ich bringe mich um", "jai envie de mourir", "nao aguento mais".
"""

from models.terms.rule import Rule

# Soon, in each of the four; a wish becomes an emergency beside one of these.
_SOON = """(?:esta noche|hoy|ahora|manana|ahora mismo|ce soir|maintenant|cette nuit|demain|aujourdhui|heute|heute nacht
    |heute abend|jetzt|morgen|gleich|hoje|agora|esta noite|hoje a noite|amanha|essa noite)""".replace("\n    ", "")
_KILL = """(?:(?:voy a|quiero|vou|quero|pienso|estoy por|penso em) (?:matarme|suicidarme|quitarme la vida|ahorcarme
    |acabar con mi vida|terminar con mi vida|me matar|me suicidar|tirar a minha vida|tirar minha vida|acabar com a minha vida
    |acabar com minha vida)|me voy a (?:matar|suicidar|quitar la vida|ahorcar|tirar (?:del|de la|por))
    |(?:je vais|je veux|jai envie de|je compte) (?:me (?:tuer|suicider|pendre|jeter)|en finir|mettre fin a mes jours)
    |ich (?:bringe|bring) mich (?:\\S+ )?(?:\\S+ )?um|ich (?:werde|will|mochte) mich (?:\\S+ )?(?:\\S+ )?(?:umbringen|toten|erhangen)|mein leben beenden|mir das leben nehmen)""".replace(
    "\n    ", ""
)

LANGUAGES = (
    Rule(
        ("suicide", "distress"),
        "crisis",
        rf"""
        {_KILL} (?:\S+ ){{0,3}}{_SOON}
        {_SOON} (?:[.,] )?(?:\S+ ){{0,2}}{_KILL}
        {_SOON} (?:[.,] )?(?:bringe ich mich|mato me|me mato|me suicido|je me tue|je me suicide|je meurs|werde ich (?:sterben|mich))
        (?:me mato|me suicido|je me tue|bringe mich|bring mich) (?:\S+ )?(?:esta noche|hoy|ahora|manana|ce soir|maintenant|cette nuit|demain
            |heute um|heute nacht|jetzt um|hoje|agora|amanha)
        (?:me tome|me he tomado|me trague|he tomado|me acabo de tomar|acabo de tomar|tome) (?:todas|todos|un monton de|demasiadas|muchas|el
            |un|una) (?:\S+ ){{0,2}}(?:pastillas|pastilla|frasco|medicamentos|caja|bote)(?! (?:para|contra))
        (?:jai (?:pris|avale|bu)|je viens de prendre|je viens davaler) (?:tous|toutes|toute la|tout le|trop de|plein de|une boite|la boite|beaucoup de
            |tout) (?:\S+ ){{0,3}}(?:medicaments|medocs|cachets|comprimes|pilules|boite)
        (?:ich hab|ich habe|hab|habe) (?:\S+ ){{0,2}}(?:alle|viele|zu viele|die ganzen|eine ganze|die ganze|ganz viele) (?:\S+ ){{0,2}}(?:tabletten|pillen
            |packung|medikamente|schlaftabletten)(?: \S+)? (?:genommen|geschluckt)
        (?:tomei|engoli|acabei de tomar) (?:todos|todas|um monte de|muitos|muitas|a cartela|o frasco|uma cartela|uma caixa
            |demais) ?(?:\S+ ){{0,3}}(?:remedios|comprimidos|pilulas|cartela|medicamentos|inteira|inteiro|toda|todo)
        (?:adios|adeus|adieu|lebt wohl|leb wohl) (?:\S+ ){{0,2}}(?:para siempre|para sempre|pour toujours|fur immer)
        (?:ya )?no (?:voy a|quiero) despertar (?:\S+ )?manana
        (?:carta|nota) de (?:despedida|suicidio) (?:\S+ )?(?:esta|escrita|na mesa|sobre)|(?:jai ecrit|ecrit) (?:mom|une) lettre dadieu
            |(?:mein )?abschiedsbrief (?:\S+ )?(?:liegt|ist|geschrieben)|(?:escribi|escrevi|deje|deixei) (?:\S+ )?(?:carta|nota) de despedida
        (?:pastillas|cuchillo|pistola|cuerda|soga) en la mano|(?:comprimidos|faca|corda|arma|remedios) na (?:minha )?mao
            |(?:couteau|corde|cachets|pistolet) (?:dans|a) la main|(?:messer|tabletten|seil|klinge) in der hand
        (?:estoy|estou|je suis|ich stehe|ich bin) (?:\S+ )?(?:en el|no|na|sur le|sur un|auf der|auf einer|auf dem|en la)
            (?:borde|puente|azotea|ponte|telhado|parapeito|pont|toit|brucke|dach|brustung)(?= [.,]|$| why| e| et| und)
        """.replace("\n            (?:borde", " (?:borde").replace("\n            (?= ", "(?= "),
        level=5,
        firm=True,
    ),
    Rule(
        ("suicide", "distress"),
        "red",
        rf"""
        {_KILL}
        (?:me )?quiero morir(?:me)?(?! de (?:risa|verguenza|amor))|(?:ya )?no quiero (?:vivir|seguir viviendo|estar viv[oa]|despertar)(?! (?:con|en|sola?
            |aqui)(?! mas))|(?:ojala|quisiera) (?:estar muert[oa]|no despertar|morirme|no existir)
        (?:je veux|jai envie de|je voudrais|javais envie de) (?:mourir|crever|disparaitre pour toujours|plus vivre|etre mort)(?! de (?:rire|honte))
            |je (?:ne )?veux plus (?:vivre|etre (?:la|en vie))|jen peux plus de vivre
        ich (?:will|mochte|mag|kann) (?:\S+ )?(?:sterben|nicht mehr leben|tot sein|nicht mehr aufwachen|nicht mehr da sein)|ich (?:ware|war) (?:gerne?
            |lieber) tot
        (?:eu )?(?:quero|queria|so quero|prefiro) (?:\S+ )?(?:morrer|estar mort[oa]|nao acordar|sumir para sempre)(?! de (?:rir|vergonha|amor))
            |nao quero (?:mais )?(?:viver|existir|acordar)(?! (?:com|sem|em|aqui em))(?= [.,]|$| mais| nunca)
        (?:me corto|me corte|me estoy cortando|je me coupe|je me scarifie|ich ritze|ritze mich|eu me corto|me cortei) (?:\S+ ){{0,2}}(?:brazos?|otra vez|los
            |de nuevo|encore|bras|wieder|arme?|mich|bracos?|de novo)
        """,
        level=2,
    ),
    Rule(
        ("abuse", "distress"),
        "crisis",
        r"""
        me (?:esta|estan) (?:pegando|golpeando|ahorcando|siguiendo|atacando)|me (?:quiere|va a|van a) matar|(?:tiene|con) un (?:cuchillo|arma
            |pistola) \S+ (?:\S+ )?(?:viene|esta|me|dice)
        (?:il|elle|mon (?:pere|mari|mec|ex|copain|beau pere)) (?:est en train de )?(?:me|nous) (?:frappe|tape|etrangle|suit|bat)(?= [.,]|$| encore| en ce
            | la| maintenant| et)|(?:il|elle) (?:va|veut) (?:me|nous) tuer|il a un (?:couteau|flingue|fusil) (?:et|il)
        (?:er|sie|mein (?:vater|mann|freund|ex|stiefvater)) (?:schlagt|wurgt|verfolgt|verprugelt) (?:mich|uns|meine)|(?:er|sie) (?:will|wird) (?:mich|uns)
            (?:umbringen|toten)|(?:er|sie) hat (?:ein messer|eine waffe|eine pistole) (?:und|er|sie)
        (?:ele|ela|meu (?:pai|marido|namorado|ex|padrasto)) (?:esta|ta) (?:me )?(?:batendo|enforcando|agredindo|seguindo|a bater)|(?:ele|ela) (?:vai|quer) me
            matar|(?:meu pai|ele|meu marido|meu padrasto) (?:me bateu|bateu them mim)|(?:tem|com) uma (?:faca|arma) e (?:\S+ )?(?:vem|esta|vai|quer)
        """.replace("\n            matar", " matar").replace("\n            (?:umbringen", " (?:umbringen"),
        firm=True,
    ),
    Rule(
        ("substance", "distress"),
        "crisis",
        r"""
        no (?:respira|esta respirando|despierta|reacciona)(?= [.,]|$| why| que| ayuda)|(?:il|elle) (?:ne )?respire (?:plus|pas)|(?:il|elle) (?:ne )?se reveille
            pas|(?:er|sie) (?:atmet|wacht|reagiert) nicht(?: mehr| auf)?|(?:ele|ela) nao (?:esta )?(?:respira|respirando|acorda|reage)|sobredosis
            |uberdosis (?:genommen)|tive uma overdose
        """.replace("\n            pas", " pas"),
        subject="other",
        firm=True,
    ),
)
