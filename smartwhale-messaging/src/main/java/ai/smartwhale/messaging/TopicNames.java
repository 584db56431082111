// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** The rules for names of topics and for model ids, which become parts of them. */
public final class TopicNames {

    /** The longest name of a topic that Kafka takes. */
    public static final int LONGEST = 249;

    private static final String RULE = "1 to %d characters of a-z A-Z 0-9 . _ -, not only dots";
    private static final int LONGEST_MODEL_ID = LONGEST
            - MessagingConstants.DATA_RESPONSES_PREFIX.length()
            - 1
            - MessagingConstants.DEAD_LETTER_SUFFIX.length();

    private TopicNames() {}

    /**
     * Requires a name that Kafka takes for a topic.
     *
     * @param field the name of the field for the message
     * @param name the name
     * @return the name
     * @throws InvalidValueException if Kafka would refuse it
     */
    public static String requireTopicName(String field, @Nullable String name) {
        return require(field, name, LONGEST);
    }

    /**
     * Requires a model id that can be part of a topic name, with room for the dead-letter suffix. An id that ends in
     * that suffix is refused, because its topic would be the dead-letter topic of another model.
     *
     * @param field the name of the field for the message
     * @param modelId the model id
     * @return the model id
     * @throws InvalidValueException if it cannot be part of a topic name
     */
    public static String requireModelId(String field, @Nullable String modelId) {
        String id = require(field, modelId, LONGEST_MODEL_ID);
        if (id.endsWith(MessagingConstants.DEAD_LETTER_SUFFIX)) {
            throw new InvalidValueException(
                    field, modelId, "an id that does not end in " + MessagingConstants.DEAD_LETTER_SUFFIX);
        }
        return id;
    }

    /**
     * Tells whether a text can be a model id.
     *
     * @param modelId the text
     * @return true if {@link #requireModelId} would accept it
     */
    public static boolean isModelId(@Nullable String modelId) {
        return modelId != null
                && fits(modelId, LONGEST_MODEL_ID)
                && !modelId.endsWith(MessagingConstants.DEAD_LETTER_SUFFIX);
    }

    /**
     * Tells whether Kafka takes a text as the name of a topic.
     *
     * @param name the text
     * @return true if {@link #requireTopicName} would accept it
     */
    public static boolean isTopicName(@Nullable String name) {
        return name != null && fits(name, LONGEST);
    }

    private static String require(String field, @Nullable String name, int longest) {
        if (name == null || !fits(name, longest)) {
            throw new InvalidValueException(field, name, RULE.formatted(longest));
        }
        return name;
    }

    private static boolean fits(String name, int longest) {
        boolean onlyDots = true;
        for (int i = 0; i < Math.min(name.length(), longest); i++) {
            char c = name.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && c != '.' && c != '_' && c != '-') {
                return false;
            }
            onlyDots &= c == '.';
        }
        return !onlyDots && name.length() <= longest;
    }
}
