// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** JSON Schema: validating, comparing and making it; the libraries for it are optional. */
@NullMarked
package ai.smartwhale.commons.utils.schema;

import org.jspecify.annotations.NullMarked;
