"""The register: SQLAlchemy on an encrypted SQLite file, behind `consent_desk.ports`."""
