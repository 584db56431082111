// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** The only class that knows the library for YAML. */
final class YamlTree {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private YamlTree() {}

    static JsonNode read(String yaml) throws JsonProcessingException {
        return YAML.readTree(yaml);
    }
}
