// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.validation;

import ai.smartwhale.commons.utils.text.TextPattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** What a text may have to be. */
public enum TextFormat {
    /** A UUID in its 36 characters. */
    UUID,
    /** A moment with its offset, by ISO 8601. */
    DATE_TIME,
    /** A day, by ISO 8601. */
    DATE,
    /** An address of mail. */
    EMAIL,
    /** An absolute URI. */
    URI,
    /** A host name (RFC 1123). */
    HOST;

    private static final TextPattern HOST_NAME = TextPattern.of(
            "host",
            "(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)"
                    + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final String UUID_SHAPE = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    /**
     * Whether a text is of this format.
     *
     * @param text the text
     * @return true if the whole of it is
     */
    public boolean matches(String text) {
        return switch (this) {
            case UUID -> isUuid(text);
            case DATE_TIME -> parses(() -> OffsetDateTime.parse(text));
            case DATE -> parses(() -> LocalDate.parse(text));
            case EMAIL -> TextPattern.EMAIL.matchesAll(text);
            case URI -> isUri(text);
            case HOST -> HOST_NAME.matchesAll(text);
        };
    }

    private static boolean isUuid(String text) {
        if (text.length() != UUID_SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits = UUID_SHAPE.charAt(i) == '-' ? c == '-' : Character.digit(c, 16) >= 0 && c < 128;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean parses(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
