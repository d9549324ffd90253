"""Service pages (제도·서비스 안내): what it is, who, documents, procedure, deadline, law and sources."""
