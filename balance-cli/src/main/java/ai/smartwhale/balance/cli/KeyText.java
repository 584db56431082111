// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.TextTable;
import ai.smartwhale.commons.security.keys.KeyInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What may be told of keys: never their bytes. */
final class KeyText {

    private final Shell shell;
    private final JsonOption output;

    KeyText(Shell shell, JsonOption output) {
        this.shell = shell;
        this.output = output;
    }

    /** Keys that something was done to. */
    void done(String what, List<KeyInfo> keys) {
        if (output.json()) {
            JsonOption.write(shell.out(), keys.stream().map(KeyText::dict).toList());
        } else {
            keys.forEach(key -> shell.out()
                    .println(shell.colours().green(what) + " key " + key.id() + " for " + name(key.purpose())
                            + (key.primary() ? ", primary" : "")));
        }
    }

    void table(List<KeyInfo> keys) {
        if (output.json()) {
            JsonOption.write(shell.out(), keys.stream().map(KeyText::dict).toList());
            return;
        }
        TextTable table = TextTable.of("key", "purpose", "status", "primary", "created", "used");
        for (KeyInfo key : keys) {
            table.row(
                    Integer.toString(key.id()),
                    name(key.purpose()),
                    name(key.status()),
                    key.primary() ? "yes" : "",
                    key.created().toString(),
                    Long.toString(key.used()));
        }
        table.lines(shell.colours()).forEach(shell.out()::println);
    }

    /** Something for people that programs see elsewhere. */
    void say(String text) {
        if (!output.json()) {
            shell.out().println(text);
        }
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> dict(KeyInfo key) {
        Map<String, Object> dict = new LinkedHashMap<>();
        dict.put("id", key.id());
        dict.put("purpose", name(key.purpose()));
        dict.put("status", name(key.status()));
        dict.put("primary", key.primary());
        dict.put("created", key.created().toString());
        dict.put("used", key.used());
        return dict;
    }
}
