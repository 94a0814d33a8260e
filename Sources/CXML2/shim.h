// libxml2's reader of XML, loaded when the first part of a Word or Excel file is read: loading it with the program, and the
// Unicode library that it brings, costs every start about a millisecond. Its headers are not used, since the flags that find
// them also link it.
#pragma once
#include <dlfcn.h>

typedef struct cxml_reader cxml_reader;

// The functions of <libxml/xmlreader.h> that are used, under its names.
typedef struct {
  int (*Read)(cxml_reader *);
  int (*NodeType)(cxml_reader *);
  int (*IsEmptyElement)(cxml_reader *);
  const unsigned char *(*ConstLocalName)(cxml_reader *);
  const unsigned char *(*ConstNamespaceUri)(cxml_reader *);
  const unsigned char *(*ConstValue)(cxml_reader *);
  int (*MoveToNextAttribute)(cxml_reader *);
  int (*MoveToElement)(cxml_reader *);
  cxml_reader *(*ForMemory)(const char *, int, const char *, const char *, int);
  void (*Free)(cxml_reader *);
} cxml_functions;

// False where the library is not installed.
static inline _Bool cxml_load(cxml_functions *f) {
  static void *library;
  const char *names[] = {"libxml2.so.2", "libxml2.so.16", "libxml2.dylib"};
  for (int i = 0; i < 3 && !library; i++) library = dlopen(names[i], RTLD_NOW);
  if (!library) return 0;
#define CXML(name) *(void **)&f->name = dlsym(library, "xmlTextReader" #name)
  CXML(Read);
  CXML(NodeType);
  CXML(IsEmptyElement);
  CXML(ConstLocalName);
  CXML(ConstNamespaceUri);
  CXML(ConstValue);
  CXML(MoveToNextAttribute);
  CXML(MoveToElement);
#undef CXML
  *(void **)&f->ForMemory = dlsym(library, "xmlReaderForMemory");
  *(void **)&f->Free = dlsym(library, "xmlFreeTextReader");
  return f->Read && f->NodeType && f->IsEmptyElement && f->ConstLocalName && f->ConstNamespaceUri && f->ConstValue &&
         f->MoveToNextAttribute && f->MoveToElement && f->ForMemory && f->Free;
}

// XML_PARSE_NOERROR, XML_PARSE_NOWARNING, XML_PARSE_NONET: nothing printed, no network. Not XML_PARSE_NOENT and not
// XML_PARSE_HUGE: entities stay, and so do the limits.
static const int cxml_options = 1 << 5 | 1 << 6 | 1 << 11;
