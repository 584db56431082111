// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trace of a diagnostic context. Only ids of the form that W3C Trace Context and OpenTelemetry write are taken: the
 * context may come from a header that a stranger sent.
 *
 * @param traceId 32 hexadecimal digits, or 16 as older Zipkin has them
 * @param spanId 16 hexadecimal digits
 */
record TraceContext(String traceId, Optional<String> spanId) {

    private static final String[] TRACE_KEYS = {"traceId", "trace_id", "trace.id"};
    private static final String[] SPAN_KEYS = {"spanId", "span_id", "span.id"};
    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;
    private static final int PARENT_CHARS = 55;

    static Optional<TraceContext> of(Map<String, String> context) {
        if (context.isEmpty()) {
            return Optional.empty();
        }
        String parent = context.get("traceparent");
        if (parent != null && isParent(parent)) {
            return Optional.of(new TraceContext(parent.substring(3, 35), Optional.of(parent.substring(36, 52))));
        }
        String trace = first(context, TRACE_KEYS);
        boolean valid = trace != null && (isId(trace, TRACE_DIGITS) || isId(trace, SPAN_DIGITS));
        if (trace == null || !valid) {
            return Optional.empty();
        }
        return Optional.of(new TraceContext(
                trace, Optional.ofNullable(first(context, SPAN_KEYS)).filter(span -> isId(span, SPAN_DIGITS))));
    }

    /** version "-" trace "-" span "-" flags; later versions may be longer. */
    private static boolean isParent(String text) {
        return text.length() >= PARENT_CHARS
                && (text.length() == PARENT_CHARS || (text.charAt(PARENT_CHARS) == '-' && !text.startsWith("00")))
                && text.charAt(2) == '-'
                && text.charAt(35) == '-'
                && text.charAt(52) == '-'
                && !text.startsWith("ff")
                && isHex(text, 0, 2)
                && isId(text.substring(3, 35), TRACE_DIGITS)
                && isId(text.substring(36, 52), SPAN_DIGITS)
                && isHex(text, 53, 55);
    }

    /** An id of zeros only is none. */
    private static boolean isId(String text, int digits) {
        return text.length() == digits && isHex(text, 0, digits) && text.chars().anyMatch(c -> c != '0');
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String first(Map<String, String> context, String[] keys) {
        for (String key : keys) {
            String value = context.get(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
