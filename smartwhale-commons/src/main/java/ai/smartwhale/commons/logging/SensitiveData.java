// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.logging.masking.SensitiveDataConfig;
import java.util.Map;

/**
 * Takes out of texts and events what must not be told: values of keys that name secrets, tokens, card numbers,
 * addresses of mail, IBANs, and the national ids and phone numbers of Iran, in ASCII, Persian or Arabic digits. What it
 * knows by its shape is checked where a check exists (Luhn, ISO 7064, national id), so that order numbers stay
 * readable.
 *
 * <p>A secret that has no shape and stands behind no key cannot be known: {@code log.info("using " + password)} tells
 * the password. Masking is the last net, not the first.
 *
 * <p>Masking twice changes nothing more. Implementations are immutable and thread-safe, and throw for no text.
 */
public interface SensitiveData {

    /**
     * Creates a masker.
     *
     * @param config what is masked, and how
     * @return the masker
     */
    static SensitiveData create(SensitiveDataConfig config) {
        return new DefaultSensitiveData(config);
    }

    /**
     * Creates a masker of {@link SensitiveDataConfig#defaults()}.
     *
     * @return the masker
     */
    static SensitiveData withDefaults() {
        return create(SensitiveDataConfig.defaults());
    }

    /**
     * Masks a text. The time grows with its length and no faster; a text in which nothing is found costs no memory.
     *
     * @param text any text
     * @return the text with the replacement in place of what is sensitive; the same object if nothing was found
     */
    String mask(String text);

    /**
     * Whether a key names a secret, whatever its case and separators: {@code dbPassword}, {@code X-API-Key}.
     *
     * @param key the key
     * @return true if its value must not be told
     */
    boolean isSecretKey(String key);

    /**
     * Masks the value of a key. Maps, collections and arrays are looked through, 16 levels and 10,000 values at most;
     * what is beyond, and what leads back to itself, is told as {@code "…"}.
     *
     * @param key the key
     * @param value of any type
     * @return the replacement if the key names a secret; else the value where nothing was found in it; else a text, a
     *     map or a list in which what is sensitive is replaced
     */
    Object maskValue(String key, Object value);

    /**
     * Masks keys and values, those of maps within maps too.
     *
     * @param fields keys with values of any type
     * @return a new map in the order of the given one; keys that become equal get a number
     */
    Map<String, Object> maskFields(Map<String, ?> fields);

    /**
     * Masks an event: message, arguments, context, fields, the names of thread and logger, and the messages of its
     * throwable, of all causes and of what they suppressed. An argument that is masked in the message, because there it
     * stands behind a key, is masked among the arguments too.
     *
     * @param record the event
     * @return the event without what is sensitive; the same object if nothing was found
     */
    LogRecord mask(LogRecord record);
}
