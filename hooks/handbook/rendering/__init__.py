"""Model -> text or bytes, one output a file. Nothing here writes files or knows MkDocs."""
