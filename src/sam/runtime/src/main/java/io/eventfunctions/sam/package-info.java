/**
 * The runtime half of the extension that derives an AWS SAM template. There is nothing to run: the template is written by the build, and
 * what it deploys runs with the Lambda extension.
 */
package io.eventfunctions.sam;
