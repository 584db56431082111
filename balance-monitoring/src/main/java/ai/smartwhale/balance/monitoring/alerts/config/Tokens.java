// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** The tokens of a file in either form. */
interface Tokens extends AutoCloseable {

    JsonParser parser();

    /** Whether the present value only refers to another one, which would be taken for a text. */
    boolean isReference() throws IOException;

    @Override
    default void close() throws IOException {
        parser().close();
    }
}
