// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.balance.batch.processor.MergeRules.Coverage;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of a list of records is wanted.
 *
 * @param limit the most records, {@link Long#MAX_VALUE} for all
 * @param fields the fields of each, null for all
 */
record Selection(long limit, @Nullable Set<String> fields) {

    private static final Selection ALL = new Selection(Long.MAX_VALUE, null);

    /** The parameters that are understood; others are compared like any parameter. */
    static Set<String> parameters(Map<String, Object> parameters, DataMergeConfig config) {
        Set<String> understood = new HashSet<>(2);
        if (limit(parameters.get(config.limitParameter())) != Long.MAX_VALUE) {
            understood.add(config.limitParameter());
        }
        if (fields(parameters.get(config.fieldsParameter())) != null) {
            understood.add(config.fieldsParameter());
        }
        return understood;
    }

    static Selection of(RequestPayload payload, DataMergeConfig config) {
        if (!config.divisible().contains(payload.dataType())) {
            return ALL;
        }
        Object limit = payload.parameters().get(config.limitParameter());
        Object fields = payload.parameters().get(config.fieldsParameter());
        if (limit == null && fields == null) {
            return ALL;
        }
        return new Selection(limit(limit), fields(fields));
    }

    private static long limit(@Nullable Object value) {
        boolean whole = value instanceof Integer || value instanceof Long;
        return whole && value instanceof Number number && number.longValue() >= 0 ? number.longValue() : Long.MAX_VALUE;
    }

    private static @Nullable Set<String> fields(@Nullable Object value) {
        if (!(value instanceof List<?> given)) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>();
        for (Object name : given) {
            if (!(name instanceof String text)) {
                return null;
            }
            names.add(text);
        }
        return names;
    }

    Coverage compare(Selection asked) {
        boolean enough =
                limit >= asked.limit && (fields == null || (asked.fields != null && fields.containsAll(asked.fields)));
        if (!enough) {
            return Coverage.NONE;
        }
        boolean same =
                limit == asked.limit && (fields == null ? asked.fields == null : fields.size() == sizeOf(asked.fields));
        return same ? Coverage.SAME : Coverage.PART;
    }

    private static int sizeOf(@Nullable Set<String> fields) {
        return fields == null ? -1 : fields.size();
    }

    Selection union(Selection other) {
        Set<String> both = null;
        if (fields != null && other.fields != null) {
            both = new LinkedHashSet<>(fields);
            both.addAll(other.fields);
        }
        return new Selection(Math.max(limit, other.limit), both);
    }

    Map<String, Object> applyTo(Map<String, Object> parameters, DataMergeConfig config) {
        Set<String> understood = parameters(parameters, config);
        if (understood.isEmpty()) {
            return parameters;
        }
        Map<String, Object> applied = new LinkedHashMap<>(parameters);
        applied.keySet().removeAll(understood);
        if (limit != Long.MAX_VALUE) {
            applied.put(config.limitParameter(), limit);
        }
        if (fields != null) {
            applied.put(config.fieldsParameter(), List.copyOf(fields));
        }
        return applied;
    }

    /** What is wanted of an answer; empty where it is no complete list of records, or pages would not fit any more. */
    Optional<ResponsePayload> cut(ResponsePayload answer) {
        if (answer.status() == ResponseStatus.ERROR || answer.status() == ResponseStatus.TIMEOUT) {
            return Optional.of(answer);
        }
        if (answer.status() != ResponseStatus.SUCCESS
                || !(answer.data().orElse(null) instanceof List<?> records)
                || (records.size() > limit
                        && (answer.nextCursor().isPresent()
                                || !answer.pageInfo().isEmpty()))) {
            return Optional.empty();
        }
        List<@Nullable Object> wanted = new ArrayList<>();
        for (Object item : records.subList(0, (int) Math.min(limit, records.size()))) {
            if (fields == null) {
                wanted.add(item);
            } else if (item instanceof Map<?, ?> full) {
                wanted.add(fieldsOf(full, fields));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(answer.toBuilder().data(wanted).build());
    }

    private static Map<String, @Nullable Object> fieldsOf(Map<?, ?> item, Set<String> fields) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        item.forEach((name, value) -> {
            if (name instanceof String text && fields.contains(text)) {
                kept.put(text, value);
            }
        });
        return kept;
    }
}
