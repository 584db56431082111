// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** What names and resource patterns may look like. */
final class AccessNames {

    static final int LONGEST_NAME = 256;
    static final int LONGEST_RESOURCE = 1_024;
    static final char SEPARATOR = ':';
    static final char WILDCARD = '*';
    static final String ANY = "*";

    private AccessNames() {}

    static String requireName(String field, @Nullable String name) {
        InvalidValueException.requireText(field, name);
        if (name == null || name.length() > LONGEST_NAME || hasHidden(name) || name.indexOf(WILDCARD) >= 0) {
            throw new InvalidValueException(
                    field, name, "1.." + LONGEST_NAME + " characters without '*' and without hidden characters");
        }
        return name;
    }

    static String requireAction(String field, @Nullable String action) {
        return ANY.equals(action) ? ANY : requireName(field, action);
    }

    static String requirePattern(String field, @Nullable String pattern) {
        InvalidValueException.requireText(field, pattern);
        if (pattern == null || !isPattern(pattern)) {
            throw new InvalidValueException(
                    field,
                    pattern,
                    "segments parted by ':', each a name or '*', of at most " + LONGEST_RESOURCE
                            + " characters in all");
        }
        return pattern;
    }

    static void requireConcrete(@Nullable String resource) {
        if (resource == null
                || resource.isEmpty()
                || resource.length() > LONGEST_RESOURCE
                || resource.indexOf(WILDCARD) >= 0
                || resource.charAt(0) == SEPARATOR
                || resource.charAt(resource.length() - 1) == SEPARATOR
                || resource.contains("::")) {
            throw new InvalidValueException(
                    "resource",
                    resource,
                    "segments parted by ':', none empty or with '*', of at most " + LONGEST_RESOURCE + " characters");
        }
    }

    private static boolean isPattern(String pattern) {
        if (pattern.length() > LONGEST_RESOURCE || hasHidden(pattern)) {
            return false;
        }
        int start = 0;
        for (int i = 0; i <= pattern.length(); i++) {
            if (i == pattern.length() || pattern.charAt(i) == SEPARATOR) {
                int length = i - start;
                int star = pattern.indexOf(WILDCARD, start);
                boolean wild = star >= 0 && star < i;
                if (length == 0 || (wild && length > 1)) {
                    return false;
                }
                start = i + 1;
            }
        }
        return true;
    }

    private static boolean hasHidden(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE);
    }
}
