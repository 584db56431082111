// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.testkit.internal.Keys;
import java.util.List;

/** What a {@link StandInDataService} can be asked for: queries that its bundled data answers. */
public final class BundledKeys {

    private BundledKeys() {}

    /**
     * The queries of a source.
     *
     * @param source WIKI (titles of the Persian articles), WEB (words to search the bundled site for) or DATABASE
     *     (filters of the bundled table)
     * @return the queries, always the same, in the same order
     * @throws InvalidValueException if the source is another one
     */
    public static List<String> of(DataSource source) {
        return switch (source) {
            case WIKI -> Keys.articles();
            case WEB -> Keys.pages();
            case DATABASE -> Keys.records();
            default -> throw new InvalidValueException("source", source.wireName(), "wiki, web, database");
        };
    }
}
