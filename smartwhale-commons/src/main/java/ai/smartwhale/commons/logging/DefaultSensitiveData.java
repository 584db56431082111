// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.masking.SensitiveDataConfig;
import ai.smartwhale.commons.logging.masking.SensitiveScanner;
import ai.smartwhale.commons.utils.text.PatternLimits;
import ai.smartwhale.commons.utils.text.PatternMatch;
import ai.smartwhale.commons.utils.text.PatternTooCostlyException;
import ai.smartwhale.commons.utils.text.TextPattern;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The scanner for what is known, then the patterns of the host. */
final class DefaultSensitiveData implements SensitiveData {

    /** Below it a number has too few digits for a card or a national id. */
    private static final double LEAST_NUMBER = 100_000_000;
    /** No number that is looked for has more digits. */
    private static final double MOST_NUMBER = 1e24;

    private static final int LONGEST_NUMBER = 40;

    private final SensitiveScanner scanner;
    private final List<TextPattern> patterns;
    private final String replacement;
    private final RecordMasker records = new RecordMasker(this);

    DefaultSensitiveData(SensitiveDataConfig config) {
        InvalidValueException.requirePresent("config", config);
        this.scanner = new SensitiveScanner(config);
        this.patterns = config.patterns();
        this.replacement = config.replacement();
    }

    String replacement() {
        return replacement;
    }

    @Override
    public String mask(String text) {
        String masked = scanner.mask(text);
        for (TextPattern pattern : patterns) {
            masked = mask(masked, pattern);
        }
        return masked;
    }

    /** A pattern that takes too long has not said that the text is clean, so none of the text is told. */
    private String mask(String text, TextPattern pattern) {
        List<PatternMatch> found = new ArrayList<>();
        try {
            pattern.find(text, PatternLimits.DEFAULT, found);
        } catch (PatternTooCostlyException e) {
            return replacement;
        }
        if (found.isEmpty()) {
            return text;
        }
        if (found.size() >= PatternLimits.DEFAULT.maximumMatches()) {
            return replacement;
        }
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (PatternMatch match : found) {
            out.append(text, done, match.start()).append(match.start() < match.end() ? replacement : "");
            done = match.end();
        }
        return out.append(text, done, text.length()).toString();
    }

    @Override
    public boolean isSecretKey(String key) {
        return scanner.isSecretKey(key);
    }

    @Override
    public Object maskValue(String key, Object value) {
        if (value instanceof String text) {
            return maskText(key, text);
        }
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number && PlainValues.isPlain(number)) {
            return maskNumber(key, number);
        }
        return isSecretKey(key) ? replacement : new NestedMasker(this).mask(key, value);
    }

    private String maskText(String key, String text) {
        if (isSecretKey(key)) {
            return text.isEmpty() ? text : replacement;
        }
        String masked = mask(text);
        boolean same = masked.equals(text);
        return same || (isNumber(text) && isHarmlessAt(key, text)) ? text : masked;
    }

    private Object maskNumber(String key, Number number) {
        if (isSecretKey(key)) {
            return replacement;
        }
        double size = Math.abs(number.doubleValue());
        if (!(size >= LEAST_NUMBER && size < MOST_NUMBER)) {
            return number;
        }
        String text = digits(number);
        String masked = mask(text);
        return masked.equals(text) || isHarmlessAt(key, text) ? number : masked;
    }

    private static String digits(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            return value == Math.rint(value)
                    ? BigDecimal.valueOf(value).toBigInteger().toString()
                    : number.toString();
        }
        if (number instanceof BigDecimal decimal) {
            // A fraction makes it none of the numbers that are looked for, and may take long to write out.
            return decimal.scale() <= 0 ? decimal.toBigInteger().toString() : "";
        }
        return number instanceof BigInteger integer ? integer.toString() : Long.toString(number.longValue());
    }

    private static boolean isNumber(String text) {
        return text.length() <= LONGEST_NUMBER && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Some keys tell that a number is a time or a size, which the scanner sees only if it sees both. */
    private boolean isHarmlessAt(String key, String number) {
        return !key.isEmpty() && mask(key + '=' + number).endsWith('=' + number);
    }

    @Override
    public Map<String, Object> maskFields(Map<String, ?> fields) {
        InvalidValueException.requirePresent("fields", fields);
        return new NestedMasker(this).maskMap(fields);
    }

    @Override
    public LogRecord mask(LogRecord record) {
        return records.mask(InvalidValueException.requirePresent("record", record));
    }
}
