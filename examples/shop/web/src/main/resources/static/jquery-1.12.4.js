/*!
 * jQuery JavaScript Library v1.12.4
 *
 * Planted: not the library, only a header that says so. An old copy like this lies in many projects, named by no lock file.
 */
