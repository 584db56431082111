// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which topics may be asked for as the way of an answer. */
final class ResponseTopics {

    private static final String PREFIX = MessagingConstants.TOPIC_PREFIX + '.';
    private static final String OWN_PREFIX = MessagingConstants.DATA_RESPONSES_PREFIX + '.';

    private ResponseTopics() {}

    /** The topic of a model. */
    static String own(String modelId) {
        return OWN_PREFIX + modelId;
    }

    /**
     * Tells whether an answer may be sent to a topic. Topics of requests are out: an answer there would be refused as a
     * request, answered, refused again, without end.
     */
    static boolean isUsable(@Nullable String topic) {
        return topic != null
                && topic.startsWith(PREFIX)
                && !topic.equals(MessagingConstants.DATA_REQUESTS)
                && !topic.equals(MessagingConstants.MODELS_REQUESTS)
                && TopicNames.isTopicName(topic);
    }

    /** Requires a usable topic; absent is the topic of the model. */
    static Optional<String> require(String field, @Nullable Optional<String> topic, String modelId) {
        Optional<String> given = InvalidValueException.requirePresent(field, topic);
        if (given.isEmpty()) {
            return Optional.of(own(modelId));
        }
        String name = given.orElseThrow();
        if (!isOwn(name, modelId) && !isUsable(name)) {
            throw new InvalidValueException(
                    field, name, "the name of a topic that begins with " + PREFIX + " and is not one of requests");
        }
        return given;
    }

    // The usual case, without the cost of a pattern or a new text.
    private static boolean isOwn(String topic, String modelId) {
        return topic.length() == OWN_PREFIX.length() + modelId.length()
                && topic.startsWith(OWN_PREFIX)
                && topic.endsWith(modelId);
    }
}
