// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes of nested names and values settings with dotted names and lines. Bounded in depth. */
final class TreeFlattener {

    private static final int DEEPEST = 16;

    private final String file;
    private final JsonParser parser;
    private final Problems problems;
    private final List<RawSetting> found = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    TreeFlattener(String file, JsonParser parser, Problems problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /** What was found; a file that is not well-formed is a problem with its line. */
    List<RawSetting> read() throws IOException {
        try {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                fields("", 0);
                if (parser.nextToken() != null) {
                    problem("", line(), file + " has more than one document (line " + line() + "); allowed: one");
                }
            } else if (first != null && first != JsonToken.VALUE_NULL) {
                problem("", line(), file + " holds no names with values (line " + line() + "); allowed: name: value");
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String why =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("not readable");
            problem("", line, file + ", line " + line + ", cannot be read: " + why);
        }
        return found;
    }

    private void fields(String section, int depth) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = section.isEmpty() ? parser.currentName() : section + '.' + parser.currentName();
            int line = line();
            JsonToken value = parser.nextToken();
            if (depth >= DEEPEST) {
                problem(name, line, name + " is nested too deep (" + file + ", line " + line + ')');
                parser.skipChildren();
            } else if (value == JsonToken.START_OBJECT) {
                fields(name, depth + 1);
            } else if (value == JsonToken.START_ARRAY) {
                add(name, line, items(name));
            } else if (value != JsonToken.VALUE_NULL || !SettingCatalogue.isSection(name)) {
                add(name, line, value == JsonToken.VALUE_NULL ? "" : parser.getText());
            }
        }
    }

    private String items(String name) throws IOException {
        List<String> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken().isScalarValue()) {
                items.add(parser.getText());
            } else {
                problem(name, line(), name + " holds more than words (" + file + ", line " + line() + ')');
                parser.skipChildren();
            }
        }
        return String.join(",", items);
    }

    private void add(String name, int line, String text) {
        Integer before = lines.putIfAbsent(name, line);
        if (before == null) {
            found.add(new RawSetting(name, text, SettingOrigin.line(file, line)));
        } else {
            problem(name, line, name + " is set twice: " + file + ", line " + before + " and line " + line);
        }
    }

    private void problem(String name, int line, String message) {
        problems.add(name, SettingOrigin.line(file, line), message);
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
