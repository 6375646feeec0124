"""Places that each language calls by a name of its own: who types one of them finds the others."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from tracker.languages.fold import words

PLACES = (
    # Cities.
    ("Алматы", "Алма-Ата", "Almaty"),
    ("Астана", "Нұр-Сұлтан", "Нур-Султан", "Astana"),
    ("Ашғабат", "Ашхабад", "Aşgabat"),
    ("Афины", "Афина", "Athens", "Atina"),
    ("Бағдат", "Багдад", "Bağdat", "Baghdad"),
    ("Белград", "Belgrad", "Belgrade"),
    ("Брюссель", "Brüksel", "Brussels"),
    ("Будапешт", "Budapeşte", "Budapest"),
    ("Бұқара", "Бухара", "Buxoro", "Buhara", "Bukhara"),
    ("Варшава", "Varşova", "Warsaw"),
    ("Вена", "Viyana", "Vienna"),
    ("Гянджа", "Гәнжә", "Gəncə", "Gence", "Ganja"),
    ("Дамаск", "Şam", "Damascus"),
    ("Дүйсенбі", "Душанбе", "Duşanbe", "Dushanbe"),
    ("Ереван", "Erivan", "Yerevan"),
    ("Женева", "Cenevre", "Geneva"),
    ("Иерусалим", "Kudüs", "Jerusalem"),
    ("Исфахан", "Isfahan", "İsfahan", "Esfahan"),
    ("Каир", "Kahire", "Cairo"),
    ("Киев", "Kiev", "Kyiv", "Kıyiv"),
    ("Кишинёв", "Kişinev", "Chisinau"),
    ("Копенгаген", "Kopenhag", "Copenhagen"),
    ("Қостанай", "Кустанай", "Kostanay"),
    ("Қызылорда", "Кзыл-Орда", "Кызылорда"),
    ("Лондон", "Londra", "London"),
    ("Мәскеу", "Москва", "Moskova", "Moscow", "Moskva"),
    ("Мекке", "Мекка", "Mekke", "Mecca"),
    ("Нахчыван", "Нахичевань", "Naxçıvan", "Nahçıvan"),
    ("Никосия", "Lefkoşa", "Nicosia"),
    ("Орал", "Уральск"),
    ("Өскемен", "Усть-Каменогорск"),
    ("Париж", "Paris"),
    ("Пекин", "Бейжің", "Beijing", "Pekin"),
    ("Самарқанд", "Самарканд", "Samarqand", "Semerkant", "Samarkand"),
    ("Стамбул", "Ыстамбұл", "İstanbul"),
    ("Стокгольм", "Stokholm", "Stockholm"),
    ("Тараз", "Жамбыл", "Джамбул"),
    ("Тбилиси", "Tiflis", "Тифлис"),
    ("Тебриз", "Тавриз", "Tebriz", "Təbriz", "Tabriz"),
    ("Тегеран", "Tahran", "Tehran"),
    ("Түркістан", "Туркестан", "Türkistan", "Turkistan"),
    ("Ташкент", "Тәшкент", "Taşkent", "Toshkent", "Tashkent"),
    ("Ферғана", "Фергана", "Fargʻona", "Fergana"),
    ("Хиуа", "Хива", "Xiva", "Hive", "Khiva"),
    ("Шанхай", "Şanghay", "Shanghai"),
    ("Шымкент", "Чимкент", "Çimkent", "Shymkent"),
    ("Элисте", "Элиста", "Elista"),
    ("Эрзурум", "Арзурум", "Erzurum"),
    ("Измир", "Смирна", "İzmir"),
    # Regions, seas and rivers.
    ("Каспий", "Каспийское", "Hazar", "Caspian", "Xəzər"),
    ("Қарабақ", "Карабах", "Qarabağ", "Karabağ", "Karabakh"),
    ("Қырым", "Крым", "Kırım", "Crimea"),
    ("Кавказ", "Kafkasya", "Caucasus", "Qafqaz"),
    ("Анадолы", "Анатолия", "Anadolu", "Anatolia"),
    ("Еуропа", "Европа", "Avrupa", "Europe", "Yevropa"),
    ("Еуразия", "Евразия", "Avrasya", "Eurasia"),
    # Countries.
    ("Ауғанстан", "Афганистан", "Afganistan", "Afghanistan", "Afgʻoniston"),
    ("Армения", "Ermenistan", "Armenia", "Ermənistan", "Армянстан"),
    ("Австрия", "Avusturya", "Austria"),
    ("Әзірбайжан", "Азербайджан", "Azerbaycan", "Azerbaijan", "Azərbaycan", "Ozarbayjon"),
    ("Беларусь", "Belarus", "Белоруссия"),
    ("Болгария", "Bulgaristan", "Bulgaria"),
    ("Үндістан", "Индия", "Hindistan", "India"),
    ("Германия", "Almanya", "Germany", "Deutschland"),
    ("Грекия", "Греция", "Yunanistan", "Greece"),
    ("Грузия", "Gürcistan", "Georgia", "Гүржістан"),
    ("Египет", "Мысыр", "Mısır", "Egypt", "Misr"),
    ("Израиль", "İsrail", "Israel"),
    ("Иран", "İran", "Iran", "Eron"),
    ("Испания", "İspanya", "Spain"),
    ("Италия", "İtalya", "Italy"),
    ("Канада", "Kanada", "Canada"),
    ("Қазақстан", "Казахстан", "Kazakistan", "Kazakhstan", "Qozogʻiston", "Qazaxıstan"),
    ("Қытай", "Китай", "Çin", "China", "Xitoy"),
    ("Қырғызстан", "Кыргызстан", "Киргизия", "Kırgızistan", "Kyrgyzstan", "Qirgʻiziston"),
    ("Кипр", "Kıbrıs", "Cyprus"),
    ("Литва", "Litvanya", "Lithuania"),
    ("Мажарстан", "Венгрия", "Macaristan", "Hungary", "Magyarország"),
    ("Молдова", "Молдавия", "Moldova"),
    ("Моңғолия", "Монголия", "Moğolistan", "Mongolia"),
    ("Нидерланд", "Голландия", "Hollanda", "Netherlands"),
    ("Өзбекстан", "Узбекистан", "Özbekistan", "Oʻzbekiston", "Uzbekistan"),
    ("Пәкістан", "Пакистан", "Pakistan", "Pokiston"),
    ("Польша", "Polonya", "Poland"),
    ("Ресей", "Россия", "Rusya", "Russia", "Rossiya"),
    ("Румыния", "Romanya", "Romania"),
    ("Сербия", "Sırbistan", "Serbia"),
    ("Сирия", "Suriye", "Syria"),
    ("Тәжікстан", "Таджикистан", "Tacikistan", "Tajikistan", "Tojikiston"),
    ("Түркия", "Турция", "Türkiye", "Turkey", "Turkiya"),
    ("Түрікменстан", "Туркменистан", "Türkmenistan", "Turkmenistan", "Туркмения"),
    ("Украина", "Ukrayna", "Ukraine"),
    ("Ұлыбритания", "Великобритания", "Britanya", "Britain"),
    ("Франция", "Fransa", "France"),
    ("Хорватия", "Hırvatistan", "Croatia"),
    ("Чехия", "Çekya", "Czechia"),
    ("Швейцария", "İsviçre", "Switzerland"),
    ("Швеция", "İsveç", "Sweden"),
    ("Жапония", "Япония", "Japonya", "Japan"),
)
"""The names of one place a line: Kazakh, Russian, Turkish, English, and its own, where they differ.

From common knowledge of how papers in these languages write them. Left out are names that begin
common words (Bakı and бақылау, Roma and роман), for each would find those too.
"""

_SHORTEST = 4  # letters: each is the beginning of other words, so that a shorter one finds too much
_SHORTEST_STEM = 5  # letters: бақылау is not a case of Bakı
_LONGEST_ENDING = 5  # letters: Стамбулдағы


class Aliases:
    """Names that mean one thing, known by their folded keys."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        """From groups of texts that name one thing; names of several words are left out.

        A name that is written with a hyphen («Нұр-Сұлтан») is known when it is typed; what is kept
        cannot be sought by it, for there it is two words.
        """
        others: defaultdict[str, list[str]] = defaultdict(list)
        for group in groups:
            keys = [words(name) for name in group if not any(map(str.isspace, name.strip()))]
            single = [key[0] for key in keys if len(key) == 1]
            sought = [key for key in single if len(key) >= _SHORTEST]
            for key in keys:
                others["".join(key)] += [other for other in sought if [other] != key]
        others.pop("", None)
        self._others = {name: tuple(dict.fromkeys(of_it)) for name, of_it in others.items()}
        self._names = sorted(self._others)
        self._by_stem: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._names:
            self._by_stem[_stem(name)].append(name)

    def of(self, key: str, /) -> tuple[str, ...]:
        """The other names of what a key names, or begins to name with 4 letters or more.

        A name may stand in a case: its last vowel changed, or a few letters added to it.
        """
        if len(key) < _SHORTEST and key not in self._others:
            return ()
        named = self._begun(key) or self._inflected(key)
        return tuple(dict.fromkeys(other for name in named for other in self._others[name]))

    def _begun(self, key: str) -> list[str]:
        if len(key) < _SHORTEST:
            return [key]
        first = bisect_left(self._names, key)
        last = bisect_left(self._names, key + "\U0010ffff")
        return self._names[first:last]

    def _inflected(self, key: str) -> list[str]:
        shortest = max(_SHORTEST_STEM, len(key) - _LONGEST_ENDING)
        stems = (key[:length] for length in range(len(key), shortest - 1, -1))
        return next((self._by_stem[stem] for stem in stems if stem in self._by_stem), [])


def _stem(name: str) -> str:
    """Анкара is also Анкаре; a short name would be taken for the beginning of another word."""
    stem = name.rstrip("aei")
    return stem if len(stem) >= _SHORTEST_STEM else name


@cache
def known() -> Aliases:
    """The places all papers of the region speak of."""
    return Aliases(PLACES)
