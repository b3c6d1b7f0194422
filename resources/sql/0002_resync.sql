-- What an operator ordered: a client whose cursor stands before `forced` compares manifests at its
-- next hello, one before `cleared` drops what it holds first. Client '' stands for all.
CREATE TABLE resync (
    tenant @name@ NOT NULL,
    client @name@ NOT NULL,
    forced BIGINT NOT NULL,
    cleared BIGINT NOT NULL,
    PRIMARY KEY (tenant, client)
) @clustered@
