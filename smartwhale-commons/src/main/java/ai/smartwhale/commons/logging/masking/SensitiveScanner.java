// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.util.Set;

/**
 * A pass over a text: a table tells the few characters at which something sensitive can be recognized from all others;
 * only there a detector looks around, within bounds. What is found is stepped over, so the time grows with the length
 * of the text. A text in which nothing is found comes back as it is, without garbage; one in which something is found
 * is passed again until nothing is left.
 *
 * <p>Immutable and thread-safe.
 */
public final class SensitiveScanner {

    /** Separator, quote and blanks between where a secret is noticed and where it begins; more may be a name. */
    private static final int MOST_BETWEEN = 3;

    private static final int MOST_PASSES = 8;

    private static final byte DIGIT = 1;
    private static final byte SEPARATOR = 2;
    private static final byte AT = 3;
    private static final byte TAG_END = 4;
    private static final byte HYPHEN = 5;
    private static final byte UNDERSCORE = 6;
    private static final byte LETTER_J = 7;
    private static final byte LETTER_B = 8;
    private static final byte LETTER_I = 9;
    private static final byte PERCENT = 10;
    private static final byte QUOTE = 11;
    private static final byte BRACKET = 12;

    private final byte[] classes = new byte[128];
    private final Set<SensitiveKind> kinds;
    private final Set<SensitiveKind> partly;
    private final String replacement;
    private final boolean numbers;
    private final boolean secrets;
    private final boolean tokens;
    private final SecretKeys keys;
    private final SecretDetector secretDetector;
    private final ElementDetector elementDetector;
    private final NumberDetector numberDetector;

    /**
     * Creates a scanner.
     *
     * @param config what is looked for; its patterns are not
     */
    public SensitiveScanner(SensitiveDataConfig config) {
        this.kinds = config.kinds();
        this.partly = config.partly();
        this.replacement = config.replacement();
        this.keys = new SecretKeys(config.keys());
        this.secretDetector = new SecretDetector(keys, replacement);
        this.elementDetector = new ElementDetector(keys, replacement);
        this.numberDetector = new NumberDetector(kinds);
        this.secrets = kinds.contains(SensitiveKind.SECRET);
        this.tokens = kinds.contains(SensitiveKind.TOKEN);
        this.numbers = kinds.contains(SensitiveKind.CARD)
                || kinds.contains(SensitiveKind.NATIONAL_ID)
                || kinds.contains(SensitiveKind.PHONE)
                || kinds.contains(SensitiveKind.IBAN);
        classify();
    }

    private void classify() {
        if (numbers) {
            mark("0123456789", DIGIT);
        }
        if (secrets) {
            mark(":=", SEPARATOR);
            mark(">", TAG_END);
            mark("\"'", QUOTE);
            mark("[", BRACKET);
        }
        if (secrets || tokens) {
            mark("-", HYPHEN);
        }
        if (tokens) {
            mark("_", UNDERSCORE);
            mark("J", LETTER_J);
            mark("Bb", LETTER_B);
            mark("I", LETTER_I);
        }
        if (kinds.contains(SensitiveKind.EMAIL)) {
            mark("@", AT);
        }
        if (secrets || kinds.contains(SensitiveKind.EMAIL)) {
            mark("%", PERCENT);
        }
    }

    private void mark(String chars, byte kind) {
        chars.chars().forEach(c -> classes[c] = kind);
    }

    /**
     * Whether a key names a secret.
     *
     * @param key the key
     * @return true if its value must not be told
     */
    public boolean isSecretKey(String key) {
        return secrets && keys.endsBefore(key, key.length(), 0);
    }

    /**
     * Masks a text.
     *
     * @param text the text
     * @return the text without what must not be told; the same object if nothing was found
     */
    @SuppressWarnings("ReferenceEquality")
    public String mask(String text) {
        if (text.length() > Span.LONGEST_TEXT) {
            return replacement;
        }
        String before = text;
        String after = pass(text);
        // What is replaced can have hidden something else, which a further pass sees; the same object says there is
        // none.
        for (int i = 1; i < MOST_PASSES && after != before; i++) {
            before = after;
            after = pass(before);
        }
        return after;
    }

    private String pass(String text) {
        int length = text.length();
        StringBuilder out = null;
        int done = 0;
        int at = 0;
        while (at < length) {
            char c = text.charAt(at);
            byte kind = c < 128 ? classes[c] : foreign(c);
            if (kind == 0) {
                at++;
                continue;
            }
            int next = at + 1;
            long span;
            if (kind == DIGIT) {
                next = NumberDetector.runEnd(text, at);
                span = numberDetector.find(text, at, next, done);
            } else {
                span = find(kind, text, at, done);
            }
            if (span != Span.NONE) {
                out = out == null ? new StringBuilder(length + 16) : out;
                int start = Span.start(span);
                out.append(text, done, start - at > MOST_BETWEEN ? at : start);
                if (start - at > MOST_BETWEEN) {
                    out.append(pass(text.substring(at, start)));
                }
                replace(text, span, out);
                done = Span.end(span);
                next = Math.max(done, at + 1);
            }
            at = next;
        }
        return out == null ? text : out.append(text, done, length).toString();
    }

    private byte foreign(char c) {
        if (numbers && Chars.isDigit(c)) {
            return DIGIT;
        }
        return secrets && (c == '\uFF1D' || c == '\uFF1A') ? SEPARATOR : 0;
    }

    private long find(byte kind, String text, int at, int done) {
        switch (kind) {
            case SEPARATOR:
                return atSeparator(text, at, done);
            case AT:
                return AddressDetector.atAt(text, at, done, replacement);
            case TAG_END:
                return elementDetector.atTagEnd(text, at, done);
            case HYPHEN:
                return atHyphen(text, at, done);
            case PERCENT:
                return atPercent(text, at, done);
            case QUOTE:
                return secretDetector.atQuote(text, at, done);
            case BRACKET:
                return secretDetector.atBracket(text, at, done);
            case UNDERSCORE:
                return ServiceKeys.UNDERSCORED.find(text, at, done);
            case LETTER_J:
                return TokenDetector.atJ(text, at, done);
            case LETTER_B:
                return TokenDetector.atB(text, at, done);
            default:
                return TokenDetector.atI(text, at, done);
        }
    }

    private long atSeparator(String text, int at, int done) {
        if (text.charAt(at) == ':' && text.startsWith("//", at + 1)) {
            return AddressDetector.atScheme(text, at, replacement);
        }
        return secretDetector.atSeparator(text, at, done);
    }

    private long atPercent(String text, int at, int done) {
        long address = kinds.contains(SensitiveKind.EMAIL)
                ? AddressDetector.atEscapedAt(text, at, done, replacement)
                : Span.NONE;
        return address == Span.NONE && secrets ? secretDetector.atEscapedSeparator(text, at, done) : address;
    }

    private long atHyphen(String text, int at, int done) {
        if (!text.startsWith("-", at + 1)) {
            long token = tokens ? ServiceKeys.HYPHENED.find(text, at, done) : Span.NONE;
            return token == Span.NONE && secrets ? elementDetector.atUser(text, at, done) : token;
        }
        if (at > 0 && text.charAt(at - 1) == '-') {
            return Span.NONE;
        }
        long pem = tokens ? TokenDetector.atPem(text, at) : Span.NONE;
        return pem == Span.NONE && secrets ? elementDetector.atOption(text, at, done) : pem;
    }

    private void replace(String text, long span, StringBuilder out) {
        SensitiveKind kind = Span.kind(span);
        int start = Span.start(span);
        int end = Span.end(span);
        if (Span.isBareJson(span)) {
            out.append('"').append(replacement).append('"');
        } else if (!partly.contains(kind)) {
            out.append(replacement);
        } else if (kind == SensitiveKind.EMAIL) {
            int sign = text.indexOf('@', start);
            int domain = sign < 0 || sign >= end ? text.indexOf("%40", start) : sign;
            out.append(text.charAt(start)).append(replacement).append(text, domain, end);
        } else {
            int readable = kind == SensitiveKind.CARD || kind == SensitiveKind.IBAN ? 4 : 2;
            out.append(replacement).append(text, end - readable, end);
        }
    }
}
