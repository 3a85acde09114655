import Simulation

extension CommandName {
    /// What it does, as a sentence.
    func about(_ language: Language) -> String {
        language(en: row.about, da: danish, de: german)
    }

    private var danish: String {
        switch self {
        case .hoodOpen: "Motorhjelmen åbnes."
        case .hoodClose: "Motorhjelmen lukkes."
        case .doorOpen: "En dør eller alle åbnes."
        case .doorClose: "En dør eller alle lukkes."
        case .windowOpen: "Et vindue eller alle åbnes."
        case .windowClose: "Et vindue eller alle lukkes."
        case .gearSelect: "Et gear vælges; også muligt med stikket i."
        case .plugInsert:
            "Stikket sættes i; sidder det halvt i, sættes det helt i. Afvises: plugPresent."
        case .plugConnect: "Kablets anden ende tilsluttes."
        case .plugDisconnect: "Kablets anden ende trækkes ud."
        case .plugRemove: "Stikket trækkes ud af bilen. Afvises: plugHeld."
        case .plugLock: "Ladestikket låses. Afvises: plugInserted, lockJammed."
        case .plugUnlock: "Ladestikket låses op i 30 s. Afvises: lockJammed."
        case .lockJam: "Låsen melder ikke længere, hvordan den står."
        case .lockFree: "Låsen virker igen og låser, hvis stikket sidder i."
        case .cardPresent: "Et kort holdes hen til ladeboksens læser."
        case .wallboxSetLimit: "Den strøm, ladeboksen må tilbyde, begrænses."
        case .wallboxFail: "Ladeboksen får en fejl."
        case .wallboxRecover: "Alle fejl i ladeboksen er væk."
        case .wallboxDisable: "Ladeboksen tages ud af drift, når dens transaktion er slut."
        case .wallboxEnable: "Ladeboksen er i drift igen."
        case .vehicleFail: "Bilens ladesystem får en fejl."
        case .vehicleRecover: "Bilens ladesystem virker igen."
        case .mainsOff: "Strømmen til ladeboks og stikkontakt svigter."
        case .mainsOn: "Strømmen er tilbage."
        case .backendDrop: "Ladeboksen mister forbindelsen til den, der godkender kort."
        case .backendRestore: "Ladeboksen har igen forbindelse til den, der godkender kort."
        case .weatherSet: "Temperaturen udenfor ændrer sig."
        case .worldSet: "Signaler sættes som under `given`: `{ vehicle.soc: 40 % }`."
        case .vehicleDrive: "Bilen køres og ender i P. Afvises: plugPresent, energyTooLow, driving."
        case .linkDrop: "Kommunikationsmodulet mister forbindelsen."
        case .linkRestore: "Forbindelsen er tilbage, og det, der ventede, bliver leveret."
        case .serviceActivate: "Bilens digitale tjeneste aktiveres."
        case .serviceExpire: "Bilens digitale tjeneste udløber."
        case .clockPause: "Den simulerede tid står stille."
        case .clockResume: "Den simulerede tid går videre."
        case .clockSetRate: "Den simulerede tid går med en anden fart."
        case .clockAdvance: "Den simulerede tid stilles frem."
        case .climateActivate: "Forklimatiseringen slås til."
        case .climateDeactivate: "Forklimatiseringen slås fra; kører den, stopper den."
        case .climateSetTarget: "Den valgte temperatur ændres."
        case .climateStartNow:
            "Klimaanlægget starter straks, i 50 min. Afvises med det, der mangler."
        case .climateStop: "Klimaanlægget stopper og starter ikke igen for denne afgang."
        case .departureSet: "En afgang vælges; den erstatter planen af samme navn."
        case .departureClear: "En afgang eller alle slettes."
        case .chargingStart: "Nogen vil have opladning; et ladevindue gælder stadig."
        case .chargingStop:
            "Nogen stopper opladningen, til charging.start, eller til stikket tages ud."
        case .chargingSetTarget: "Opladningen slutter dér."
        case .chargingSetWindow: "Uden for det tidsrum venter opladningen."
        case .chargingClearWindow: "Opladningen venter ikke længere på et ladevindue."
        case .vehicleLock: "Bilen låses."
        case .vehicleUnlock: "Bilen låses op."
        }
    }

    private var german: String {
        switch self {
        case .hoodOpen: "Die Motorhaube wird geöffnet."
        case .hoodClose: "Die Motorhaube wird geschlossen."
        case .doorOpen: "Eine Tür oder alle werden geöffnet."
        case .doorClose: "Eine Tür oder alle werden geschlossen."
        case .windowOpen: "Ein Fenster oder alle werden geöffnet."
        case .windowClose: "Ein Fenster oder alle werden geschlossen."
        case .gearSelect: "Eine Fahrstufe wird gewählt; das geht auch mit Stecker."
        case .plugInsert:
            "Der Stecker wird eingesteckt, ein halb steckender ganz. Abgelehnt: plugPresent."
        case .plugConnect: "Das andere Kabelende wird angeschlossen."
        case .plugDisconnect: "Das andere Kabelende wird gezogen."
        case .plugRemove: "Der Stecker wird aus der Ladedose gezogen. Abgelehnt: plugHeld."
        case .plugLock: "Der Ladestecker wird verriegelt. Abgelehnt: plugInserted, lockJammed."
        case .plugUnlock: "Der Ladestecker wird für 30 s entriegelt. Abgelehnt: lockJammed."
        case .lockJam: "Die Verriegelung meldet ihre Stellung nicht mehr."
        case .lockFree: "Die Verriegelung geht wieder und verriegelt, wenn ein Stecker steckt."
        case .cardPresent: "Eine Karte wird an den Leser der Wallbox gehalten."
        case .wallboxSetLimit: "Der Strom, den die Wallbox anbieten darf, wird begrenzt."
        case .wallboxFail: "Die Wallbox bekommt einen Fehler."
        case .wallboxRecover: "Alle Fehler der Wallbox sind behoben."
        case .wallboxDisable: "Die Wallbox geht außer Betrieb, sobald ihre Transaktion endet."
        case .wallboxEnable: "Die Wallbox ist wieder in Betrieb."
        case .vehicleFail: "Das Ladesystem des Fahrzeugs bekommt einen Fehler."
        case .vehicleRecover: "Das Ladesystem des Fahrzeugs arbeitet wieder."
        case .mainsOff: "Der Strom für Wallbox und Haushaltssteckdose fällt aus."
        case .mainsOn: "Der Strom ist wieder da."
        case .backendDrop: "Die Wallbox verliert die Stelle, die Karten prüft."
        case .backendRestore: "Die Wallbox erreicht wieder die Stelle, die Karten prüft."
        case .weatherSet: "Die Temperatur draußen ändert sich."
        case .worldSet: "Signale werden gesetzt wie unter `given`: `{ vehicle.soc: 40 % }`."
        case .vehicleDrive:
            "Das Fahrzeug fährt, am Ende in P. Abgelehnt: plugPresent, energyTooLow, driving."
        case .linkDrop: "Das Kommunikationsmodul verliert die Verbindung."
        case .linkRestore: "Die Verbindung ist wieder da, und was wartete, wird zugestellt."
        case .serviceActivate: "Der digitale Dienst des Fahrzeugs wird aktiviert."
        case .serviceExpire: "Der digitale Dienst des Fahrzeugs läuft ab."
        case .clockPause: "Die simulierte Zeit steht still."
        case .clockResume: "Die simulierte Zeit geht weiter."
        case .clockSetRate: "Die simulierte Zeit geht mit anderem Tempo."
        case .clockAdvance: "Die simulierte Zeit wird vorgestellt."
        case .climateActivate: "Die Vorklimatisierung wird eingeschaltet."
        case .climateDeactivate:
            "Die Vorklimatisierung wird ausgeschaltet, ein laufender Vorgang endet."
        case .climateSetTarget: "Die gewählte Temperatur ändert sich."
        case .climateStartNow:
            "Die Klimatisierung startet sofort, für 50 min. Abgelehnt mit dem, was fehlt."
        case .climateStop: "Die Klimatisierung stoppt und startet für diese Abfahrt nicht wieder."
        case .departureSet: "Eine Abfahrt wird eingestellt; sie ersetzt den Plan dieses Namens."
        case .departureClear: "Eine Abfahrt oder alle werden gelöscht."
        case .chargingStart: "Jemand will laden; ein Ladefenster gilt weiter."
        case .chargingStop: "Jemand stoppt das Laden, bis charging.start oder bis zum Ausstecken."
        case .chargingSetTarget: "Dort endet das Laden."
        case .chargingSetWindow: "Außerhalb dieser Tageszeit wartet das Laden."
        case .chargingClearWindow: "Das Laden wartet nicht mehr auf ein Ladefenster."
        case .vehicleLock: "Das Fahrzeug wird abgeschlossen."
        case .vehicleUnlock: "Das Fahrzeug wird aufgeschlossen."
        }
    }
}

extension CommandOrigin {
    /// What kind of command it is.
    func kind(_ l: Language) -> String {
        switch self {
        case .world:
            l(
                en: "a command of the world", da: "en kommando til verden omkring bilen",
                de: "ein Befehl an die Welt um das Fahrzeug")
        case .setting:
            l(
                en: "a remote command; it waits for the link",
                da: "en fjernkommando; den venter på forbindelsen",
                de: "ein Fernbefehl; er wartet auf die Verbindung")
        case .action:
            l(
                en: "a remote command; it waits for the link for 10 min at most",
                da: "en fjernkommando; den venter højst 10 min på forbindelsen",
                de: "ein Fernbefehl; er wartet höchstens 10 min auf die Verbindung")
        case .clock:
            l(
                en: "a command to the clock of a live simulator",
                da: "en kommando til en levende simulators ur",
                de: "ein Befehl an die Uhr eines laufenden Simulators")
        }
    }
}
