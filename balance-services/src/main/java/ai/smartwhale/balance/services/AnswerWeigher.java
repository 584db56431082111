// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataResponse;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Estimates how many bytes of heap an answer takes, from its content. */
final class AnswerWeigher {

    private static final int FRAME = 600;
    private static final int MAP_ENTRY = 48;
    private static final int LIST_ITEM = 8;
    private static final int TEXT = 56;
    private static final int SCALAR = 24;

    private AnswerWeigher() {}

    static int weigh(DataResponse answer) {
        long bytes = FRAME
                + answer.payload().data().map(AnswerWeigher::bytes).orElse(0L)
                + bytes(answer.payload().metadata())
                + bytes(answer.payload().pageInfo())
                + bytes(answer.payload().additionalInfo());
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    private static long bytes(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return TEXT + 2L * text.length();
        }
        long sum = SCALAR;
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sum += MAP_ENTRY + bytes(entry.getKey()) + bytes(entry.getValue());
            }
        } else if (value instanceof Collection<?> list) {
            for (Object item : list) {
                sum += LIST_ITEM + bytes(item);
            }
        }
        return sum;
    }
}
