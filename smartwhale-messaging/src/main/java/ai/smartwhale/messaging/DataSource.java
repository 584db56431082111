// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the Data service collects. */
public enum DataSource {
    /** Pages of the web. */
    WEB,
    /** Encyclopedias. */
    WIKI,
    /** Posts on Twitter. */
    TWITTER,
    /** Channels on Telegram. */
    TELEGRAM,
    /** Videos on YouTube. */
    YOUTUBE,
    /** Videos on Aparat. */
    APARAT,
    /** News agencies. */
    NEWS,
    /** Books. */
    BOOK,
    /** Programming interfaces of others. */
    API,
    /** Posts on LinkedIn. */
    LINKEDIN,
    /** Podcasts. */
    PODCAST,
    /** Feeds. */
    RSS,
    /** Scientific papers. */
    SCIENTIFIC,
    /** Databases. */
    DATABASE,
    /** Whatever the installation adds. */
    CUSTOM;

    static final WireNames<DataSource> NAMES = new WireNames<>(values());

    private final String wireName = WireNames.wireName(this);

    /**
     * The name as it travels.
     *
     * @return the name in lower case
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Finds a source by its name.
     *
     * @param text the name, in any case; null is no name
     * @return what has that name, empty if nothing has
     */
    public static Optional<DataSource> fromWire(@Nullable String text) {
        return NAMES.find(text);
    }

    /**
     * Requires a source by its name.
     *
     * @param text the name, in any case
     * @return what has that name
     * @throws InvalidValueException if nothing has
     */
    public static DataSource of(@Nullable String text) {
        return NAMES.require("dataSource", text);
    }
}
