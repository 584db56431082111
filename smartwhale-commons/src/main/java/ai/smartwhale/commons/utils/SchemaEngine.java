// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.utils.validation.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;

/** Holds values to schemas; apart from its implementation so that the library behind that may be missing. */
interface SchemaEngine {

    ValidationReport validate(JsonNode schema, JsonNode value);
}
