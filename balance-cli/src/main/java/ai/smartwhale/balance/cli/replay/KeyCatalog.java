// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What can be asked for: the keys that each source has.
 *
 * @param keys for each of WIKI, WEB and DATABASE at least one key
 */
public record KeyCatalog(Map<DataSource, List<String>> keys) {

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if a source of the replay has no key
     */
    public KeyCatalog {
        Map<DataSource, List<String>> copy = new EnumMap<>(DataSource.class);
        for (DataSource source : SourceMix.SOURCES) {
            List<String> own = keys.getOrDefault(source, List.of());
            if (own.isEmpty()) {
                throw new InvalidValueException("keys." + source.wireName(), own, "one key or more");
            }
            copy.put(source, List.copyOf(own));
        }
        keys = Map.copyOf(copy);
    }

    /**
     * The key for a content of a trace: the content itself where the source has it, else always the same of its keys.
     *
     * @param source WIKI, WEB or DATABASE
     * @param content any text
     * @return one of the keys of the source
     * @throws InvalidValueException if the replay cannot ask that source
     */
    public String keyFor(DataSource source, String content) {
        List<String> own = keys.getOrDefault(source, List.of());
        if (own.isEmpty()) {
            throw new InvalidValueException("source", source.wireName(), "wiki, web or database");
        }
        return own.contains(content) ? content : own.get(Hashes.pick(Hashes.of(content), own.size()));
    }
}
