// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import ai.smartwhale.messaging.TopicNames;
import java.util.UUID;

/** Names that keep tests apart that share a broker. */
public final class TestTopics {

    private static final int SUFFIX = 12;

    private TestTopics() {}

    /**
     * A name that nobody used before, for a topic, a group or a model.
     *
     * @param prefix how it begins
     * @return the prefix, a hyphen and twelve random hexadecimal digits
     * @throws ai.smartwhale.commons.InvalidValueException if it would not be a name for a topic
     */
    public static String unique(String prefix) {
        String random = UUID.randomUUID().toString().replace("-", "").substring(0, SUFFIX);
        return TopicNames.requireTopicName("prefix", prefix + '-' + random);
    }
}
