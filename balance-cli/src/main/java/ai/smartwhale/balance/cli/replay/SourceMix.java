// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.messaging.DataSource;
import java.util.List;

/** The rule for traces that name no source: of a hundred contents 60 are articles, 25 pages of the web, 15 records. */
final class SourceMix {

    static final List<DataSource> SOURCES = List.of(DataSource.WIKI, DataSource.WEB, DataSource.DATABASE);

    private SourceMix() {}

    static DataSource of(String content) {
        int percent = Hashes.pick(Hashes.mix(Hashes.of(content)), 100);
        if (percent < 60) {
            return DataSource.WIKI;
        }
        return percent < 85 ? DataSource.WEB : DataSource.DATABASE;
    }
}
