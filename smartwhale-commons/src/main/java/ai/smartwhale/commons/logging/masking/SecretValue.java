// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.util.Locale;
import java.util.Set;

/** Where the value of a secret ends. Every method looks at each character once. */
final class SecretValue {

    private static final Set<String> SCHEMES = Set.of(
            "bearer", "basic", "token", "apikey", "api-key", "negotiate", "ntlm", "digest", "hawk", "aws4-hmac-sha256");
    private static final Set<String> SCHEMES_OF_A_LINE = Set.of("digest", "hawk", "aws4-hmac-sha256");
    private static final int LONGEST_NAME = 64;

    private SecretValue() {}

    static String lower(String text, int start, int end) {
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    /** Behind an opening quote; escapes count backslashes, so that JSON within a JSON string is understood too. */
    static int closingQuote(String text, int open, int escapes) {
        char quote = text.charAt(open);
        int slashes = 0;
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote && (escapes == 0 ? slashes % 2 == 0 : slashes <= escapes)) {
                return i - slashes * (escapes == 0 ? 0 : 1);
            }
            if (c == '\n' && quote != '"') {
                return i;
            }
            slashes = c == '\\' ? slashes + 1 : 0;
        }
        return text.length();
    }

    /** Behind the bracket that closes the first one; strings within are skipped. */
    static int closingBracket(String text, int open) {
        int depth = 0;
        boolean quoted = false;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                depth++;
            } else if (!quoted && (c == '}' || c == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    /** A value without quotes ends at a space, or at a separator behind which something else begins. */
    static int bareEnd(String text, int start) {
        int i = start;
        while (i < text.length() && !Chars.isSpace(text.charAt(i)) && !endsBare(text, start, i)) {
            i++;
        }
        return i;
    }

    private static boolean endsBare(String text, int start, int at) {
        return switch (text.charAt(at)) {
            case '"', '<' -> at > start;
            case '\'' -> isEndOrSpace(text, at + 1) || isOneOf(text, at + 1, ",;)]}");
            case '\\' -> isOneOf(text, at + 1, "\"nrt");
            case '&' -> isEndOrSpace(text, at + 1) || namesNext(text, at + 1) || text.startsWith("amp;", at + 1);
            case ',', ';' -> isEndOrSpace(text, at + 1) || isOneOf(text, at + 1, "\"'}])") || namesNext(text, at + 1);
            case ')', ']', '}' -> isEndOrSpace(text, at + 1) || isOneOf(text, at + 1, ",;)]}\".:'\\<");
            default -> false;
        };
    }

    private static boolean isEndOrSpace(String text, int at) {
        return at >= text.length() || Chars.isSpace(text.charAt(at));
    }

    private static boolean isOneOf(String text, int at, String choices) {
        return at < text.length() && choices.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean namesNext(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < LONGEST_NAME && isName(text.charAt(at))) {
            at++;
        }
        return at > from && isOneOf(text, at, "=:");
    }

    private static boolean isName(char c) {
        return Chars.isTokenPart(c) || c == '.';
    }

    static boolean isScheme(String text, int start, int end) {
        return end - start <= 16 && SCHEMES.contains(lower(text, start, end));
    }

    /** Behind a scheme come its credentials: a word, or for some schemes a list up to the end of the line. */
    static int credentialsEnd(String text, int start, int schemeEnd) {
        if (SCHEMES_OF_A_LINE.contains(lower(text, start, schemeEnd))) {
            return Chars.endOfLine(text, schemeEnd);
        }
        int word = schemeEnd;
        while (word < text.length() && Chars.isBlank(text.charAt(word))) {
            word++;
        }
        int end = bareEnd(text, word);
        return end > word ? end : schemeEnd;
    }
}
