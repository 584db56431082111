// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads a file of properties with the line of each, which {@link Properties} forgets. The prefix may be left out. */
final class PropertyLines {

    private PropertyLines() {}

    static List<RawSetting> read(String file, String text, Problems problems) throws IOException {
        List<RawSetting> found = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        List<String> all = text.lines().toList();
        for (int i = 0; i < all.size(); i++) {
            int first = i + 1;
            StringBuilder logical = new StringBuilder(all.get(i));
            boolean comment = all.get(i).stripLeading().matches("[#!].*");
            while (!comment && goesOn(all.get(i)) && i + 1 < all.size()) {
                logical.append('\n').append(all.get(++i));
            }
            SettingOrigin origin = SettingOrigin.line(file, first);
            for (Map.Entry<String, String> entry :
                    parse(logical.toString(), origin, problems).entrySet()) {
                String name = withoutPrefix(entry.getKey());
                Integer before = lines.putIfAbsent(name, first);
                if (before == null) {
                    found.add(new RawSetting(name, entry.getValue(), origin));
                } else {
                    problems.add(
                            name, origin, name + " is set twice: " + file + ", line " + before + " and line " + first);
                }
            }
        }
        return found;
    }

    static String withoutPrefix(String name) {
        return name.startsWith(SettingKey.PROPERTY_PREFIX) ? name.substring(SettingKey.PROPERTY_PREFIX.length()) : name;
    }

    private static Map<String, String> parse(String line, SettingOrigin origin, Problems problems) throws IOException {
        Properties one = new Properties();
        try {
            one.load(new StringReader(line));
        } catch (IllegalArgumentException e) {
            problems.add("", origin, origin + " cannot be read: " + e.getMessage());
        }
        Map<String, String> entries = new HashMap<>();
        one.stringPropertyNames().forEach(name -> entries.put(name, one.getProperty(name)));
        return entries;
    }

    /** An odd number of backslashes at the end. */
    private static boolean goesOn(String line) {
        int slashes = 0;
        while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }
}
