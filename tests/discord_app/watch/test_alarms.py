"""A trouble is told once, until it is over."""

from bot.discord_app.watch.alarms import Alarms
from tests.fakes.town import SERVER, Town


async def test_a_lasting_trouble_is_told_once_and_a_new_one_again(place: Town) -> None:
    woken: list[int] = []
    alarms = Alarms(place.store, lambda: woken.append(1))
    await alarms.sound(SERVER, "event_failed")
    await alarms.sound(SERVER, "event_failed")
    assert len(woken) == 1
    alarms.over(SERVER, "event_failed")
    await alarms.sound(SERVER, "event_failed")
    assert len(woken) == 2
    await place.delivered()
    await place.card("could not be handled")
