package io.sekisho.core.writer.cloud;

import io.sekisho.core.writer.Edition;

/**
 * In whose name findings are imported.
 *
 * @param id twelve digits
 * @param region e.g. {@code ap-northeast-1}
 * @param product {@code default} for the account's own, else {@code company/product} of a partner
 */
record Account(String id, String region, String product) {
    static Account of(Edition edition) {
        return new Account(
                edition.options().get("account"),
                edition.options().get("region"),
                edition.options().get("product"));
    }

    /** China and the government have clouds of their own. */
    String partition() {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    String productArn() {
        boolean own = product.equals("default");
        return "arn:" + partition() + ":securityhub:" + region + ":" + (own ? id : "") + ":product/"
                + (own ? id + "/default" : product);
    }
}
