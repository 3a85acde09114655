internal import Diagnostics
internal import Simulation

extension ServiceReader {
    mutating func readContacts(_ element: Element?) {
        let example = "site: { name: Caretaker, phone: \"+45 12 34 56 78\" }"
        guard let element = map(element, "contacts", ScenarioKey.contacts, example) else { return }
        for contact in Contact.allCases {
            guard let value = element[contact.word] else { continue }
            if let entry = entry(value, contact) { configuration.contacts[contact] = entry }
        }
    }

    private mutating func entry(
        _ element: Element, _ contact: Contact
    ) -> ContactDirectory.Entry? {
        let example = "name: Caretaker, phone: \"+45 12 34 56 78\""
        guard let element = map(element, contact.word, ScenarioKey.contact, example) else {
            return nil
        }
        let (name, phone) = (needed(element, "name"), needed(element, "phone"))
        let email = element["email"].flatMap { line($0, "email") }
        guard let name, let phone else { return nil }
        return ContactDirectory.Entry(name: name, phone: phone, email: email)
    }

    private mutating func needed(_ map: Element, _ key: String) -> String? {
        guard let element = map[key] else {
            reader.complain(
                map.place, "`\(key)` is missing: somebody to call has a name and a phone")
            return nil
        }
        return line(element, key)
    }

    /// What fits a line of a page.
    private mutating func line(_ element: Element, _ key: String) -> String? {
        guard let text = text(element, key) else { return nil }
        guard text.count <= 60, !text.contains(where: \.isNewline) else {
            reader.complain(element.place, "`\(key)` must be one line of up to 60 characters")
            return nil
        }
        return text
    }
}
