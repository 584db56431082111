// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;

/** The only class here that knows the library for YAML. */
final class YamlSource {

    private static final YAMLFactory YAML = new YAMLFactory();

    private YamlSource() {}

    static JsonParser parse(String text) throws IOException {
        return YAML.createParser(text);
    }
}
