"""Plausible Swedish of invented municipalities: sentences with places to fill, and those of the sample papers."""
import glob
import html
import re

TOWNS = ('Almnäs Bergåker Dalvik Edsholm Furuvalla Granbäck Hedeby Ismarken Kvistlunda Ljungsta Malmberga Norrtuna '
         'Ottarp Rosmarka Stenhult Torsmåla Ulvsta Vretnäs Ängsholm Österbo').split()
FIRST = ('Agneta Ahmed Berit Camilla David Ebba Fredrik Gun Hanna Ismail Johan Katarina Lars Mehmet Nina Ove Pia '
         'Rickard Siv Tobias Ulrika Viktor Wilma Yusuf Åsa Örjan').split()
LAST = ('Alfredsson Bergdal Cederlund Dahlbom Ekwall Forslin Grip Hallqvist Isaksdotter Järnek Klasson Lövdahl Moradi '
        'Nyhage Olin Pålbrink Roslund Sjödal Tengstrand Uhrman Wahlby Yngvesson Åkerman Östlind').split()
PARTIES = 'S M SD C V KD MP L'.split()
MONTHS = 'januari februari mars april maj juni augusti september oktober november december'.split()
MATTERS = [
    ('cykelparkering vid resecentrum', 'cykelparkeringen'), ('avgiftsfria idrottshallar', 'avgifterna'),
    ('en kommunal fältassistentgrupp', 'fältarbetet'), ('fler bänkar längs gångstråken', 'bänkarna'),
    ('digitala hjälpmedel i hemtjänsten', 'hjälpmedlen'), ('sommarjobb för alla sextonåringar', 'sommarjobben'),
    ('ett allaktivitetshus i centrum', 'allaktivitetshuset'), ('giftfri förskola', 'förskolorna'),
    ('upphandling av närproducerad mat', 'måltiderna'), ('nattbelysning i elljusspåren', 'belysningen'),
    ('språkstöd i äldreomsorgen', 'språkstödet'), ('ett lokalt klimatråd', 'klimatrådet'),
    ('trygga skolvägar', 'skolvägarna'), ('odlingslotter för föreningar', 'odlingslotterna'),
    ('öppettider på biblioteken', 'biblioteken'), ('en plan mot ensamhet bland äldre', 'planen'),
    ('laddstolpar vid kommunens fastigheter', 'laddstolparna'), ('simundervisning i årskurs två', 'simundervisningen')]
DEEDS = [
    'ta fram en handlingsplan för {about}', 'utreda kostnaderna för {about}',
    'inrätta en arbetsgrupp med uppgift att följa {thing}',
    'redovisa {thing} i delårsrapporten', 'genomföra ett försök med {about} under ett år',
    'samråda med de lokala föreningarna om {thing}',
    'avsätta medel för {about} i nästa års budget', 'se över riktlinjerna så att {thing} omfattar hela kommunen']
PROSE = [
    'Frågan om {about} har varit aktuell i {town} sedan flera år.',
    'Förvaltningen har inhämtat uppgifter från {n} enheter.',
    'Under {year} kom det in {n} synpunkter som rörde {thing}.',
    'Enligt budgeten finns {n},{d} miljoner kronor avsatta för ändamålet.',
    'Motionären anför att {thing} är eftersatta och att invånarna förväntar sig mer.',
    'Vid en jämförelse med grannkommunerna ligger {town} nära genomsnittet.',
    'Arbetet bedrivs i samverkan med polisen, skolan och föreningslivet.',
    'Kostnaden beräknas till {n} 000 kronor om året, varav hälften avser personal.',
    'En viktig utgångspunkt är att {thing} ska vara tillgängliga för alla oavsett ålder och funktionsförmåga.',
    'Av den uppföljning som gjordes {year} framgår att {n} procent av de svarande var nöjda.',
    'Nämnden har tidigare, den {day} {month} {year}, behandlat en liknande fråga.',
    'Barnets bästa har beaktats i beredningen av ärendet.',
    'Förslaget får inga direkta konsekvenser för jämställdheten eller för miljön.',
    'Det saknas i dag en samlad bild av hur behovet ser ut i kommunens olika delar, '
    'och en kartläggning behöver därför föregå varje beslut.',
    'Ansvaret är delat mellan nämnderna, vilket gör att {thing} lätt hamnar mellan stolarna.']
STANCES = [
    'Förvaltningen tillstyrker förslaget om {about}.', 'Förvaltningen ställer sig positiv till motionens intention.',
    'Förvaltningen ser dock inte behovet av ytterligare riktlinjer.', 'Förvaltningen avstyrker den andra att-satsen.',
    'Förvaltningen bedömer att motionens syfte redan är tillgodosett.', 'Nämnden har inget att invända mot att {deed}.',
    'Det är tveksamt om en egen organisation är rätt väg, men tanken är god.',
    'Förvaltningen instämmer med motionären i att {thing} är viktiga, men anser att frågan bör avgöras i budgeten.',
    'Förvaltningen har inga synpunkter på förslaget i övrigt.',
    'När det gäller den första att-satsen delar förvaltningen motionärens uppfattning.']
RULINGS = [
    '{body} beslutar att bifalla motionen.', '{body} beslutar att avslå motionen.',
    '{body} beslutar att anse motionen besvarad.',
    '{body} godkänner förvaltningens tjänsteutlåtande och överlämnar det till kommunstyrelsen som svar på remissen.',
    '{body} lägger informationen till handlingarna.',
    '{body} beslutar att återremittera ärendet för ytterligare beredning.',
    '{body} ger förvaltningen i uppdrag att {deed}.', '{body} beslutar att bordlägga ärendet till nästa sammanträde.',
    '{body} antar förslaget till riktlinjer för {about}.']


def sentences_of_samples(folder):
    """Whole sentences of running text from the sources of the sample papers."""
    found = []
    for name in sorted(glob.glob(folder + '/*/*.html') + glob.glob(folder + '/*/*.fodt')):
        with open(name, encoding='utf-8') as file:
            text = file.read()
        text = re.sub(r'(?s)<style.*?</style>|<head>.*?</head>|<office:(?!body)(\S+?)[ >].*?</office:\1>', ' ', text)
        for block in re.split(r'</?(?:p|li|td|div|h\d|text:p|text:h)\b[^>]*>', text):
            block = re.sub(r'\s+', ' ', html.unescape(re.sub(r'<[^>]+>', '', block))).replace('\u00ad', '').strip()
            found += [s for s in re.split(r'(?<=[a-zåäö]{3}\.) (?=[A-ZÅÄÖ])', block)
                      if 40 < len(s) < 320 and s[0].isupper() and s.endswith('.')]
    return sorted(set(found))


class Words:
    """Everything that is drawn for one document: the same generator gives the same papers."""

    def __init__(self, random, samples):
        self.random, self.samples = random, samples
        self.town = random.choice(TOWNS)
        self.about, self.thing = random.choice(MATTERS)
        self.year = random.randint(2009, 2025)

    def pick(self, items):
        return self.random.choice(items)

    def date(self):
        return '%d-%02d-%02d' % (self.year, self.random.randint(1, 12), self.random.randint(1, 28))

    def spoken_date(self):
        return '%d %s %d' % (self.random.randint(1, 28), self.pick(MONTHS), self.year)

    def name(self):
        return self.pick(FIRST) + ' ' + self.pick(LAST)

    def member(self):
        return '%s (%s)' % (self.name(), self.pick(PARTIES))

    def number(self):
        return 'KS %d/%d' % (self.year, self.random.randint(3, 990))

    def fill(self, text, body='Nämnden'):
        return (text.replace('{deed}', self.pick(DEEDS)).replace('{about}', self.about).replace('{thing}', self.thing)
                .replace('{town}', self.town).replace('{n}', str(self.random.randint(3, 97)))
                .replace('{d}', str(self.random.randint(1, 9))).replace('{year}', str(self.year - 1))
                .replace('{day}', str(self.random.randint(1, 28))).replace('{month}', self.pick(MONTHS))
                .replace('{body}', body))

    def deeds(self, count):
        return [self.fill(deed) for deed in self.random.sample(DEEDS, count)]

    def prose(self, count):
        return ' '.join(self.pick(self.samples) if self.samples and self.random.random() < 0.5
                        else self.fill(self.pick(PROSE)) for _ in range(count))

    def assessment(self, count):
        return ' '.join(self.fill(self.pick(STANCES)) if self.random.random() < 0.35 else self.prose(1)
                        for _ in range(count))
