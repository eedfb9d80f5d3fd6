/** What every codec must do, in both content modes: its unit test extends one of the abstract classes. */
@org.jspecify.annotations.NullMarked
package io.eventfunctions.conformance.codec;
